using System.Security.Cryptography;
using Untp.Core.Problems;

namespace Untp.Core.Keys;

internal sealed class P256SigningKey : SigningKey
{
    private readonly ECDsa _key;

    private P256SigningKey(ECDsa key, VerificationKey verificationKey)
        : base(verificationKey) => _key = key;

    public static Result<SigningKey> Create() => Wrap(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static Result<SigningKey> Import(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != 32)
        {
            return NotAScalar();
        }

        var scalar = secret.ToArray();
        try
        {
            return Wrap(ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar }));
        }
        catch (CryptographicException)
        {
            return NotAScalar();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(scalar);
        }
    }

    public override byte[] Sign(ReadOnlySpan<byte> data) =>
        _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public override byte[] Export() => _key.ExportParameters(includePrivateParameters: true).D!;

    protected override void Dispose(bool disposing) => _key.Dispose();

    private static Problem NotAScalar() => new(ProblemCodes.KeySyntax, "A P-256 private key is a scalar of 32 bytes between 1 and the group order.");

    private static Result<SigningKey> Wrap(ECDsa key)
    {
        var publicKey = P256VerificationKey.Import(P256Point.Compress(key.ExportParameters(includePrivateParameters: false).Q));
        return publicKey.IsSuccess ? new P256SigningKey(key, publicKey.Value) : Result<SigningKey>.Failure(publicKey.Problems);
    }
}
