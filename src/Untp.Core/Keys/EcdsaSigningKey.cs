using System.Security.Cryptography;
using Untp.Core.Problems;

namespace Untp.Core.Keys;

internal sealed class EcdsaSigningKey : SigningKey
{
    private readonly EcdsaScheme _scheme;
    private readonly ECDsa _key;

    private EcdsaSigningKey(EcdsaScheme scheme, ECDsa key, VerificationKey verificationKey)
        : base(verificationKey) => (_scheme, _key) = (scheme, key);

    public static Result<SigningKey> Create(EcdsaScheme scheme) => Wrap(scheme, ECDsa.Create(scheme.NamedCurve));

    public static Result<SigningKey> Import(EcdsaScheme scheme, ReadOnlySpan<byte> secret)
    {
        if (secret.Length != scheme.Curve.CoordinateBytes)
        {
            return NotAScalar(scheme);
        }

        var scalar = secret.ToArray();
        try
        {
            return Wrap(scheme, ECDsa.Create(new ECParameters { Curve = scheme.NamedCurve, D = scalar }));
        }
        catch (CryptographicException)
        {
            return NotAScalar(scheme);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(scalar);
        }
    }

    public override byte[] Sign(ReadOnlySpan<byte> data) =>
        _key.SignData(data, _scheme.Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public override byte[] Export() => _key.ExportParameters(includePrivateParameters: true).D!;

    protected override void Dispose(bool disposing) => _key.Dispose();

    private static Problem NotAScalar(EcdsaScheme scheme) =>
        new(ProblemCodes.KeySyntax, $"A {scheme.Curve.Name} private key is a scalar of {scheme.Curve.CoordinateBytes} bytes between 1 and the group order.");

    private static Result<SigningKey> Wrap(EcdsaScheme scheme, ECDsa key)
    {
        var publicKey = EcdsaVerificationKey.Import(scheme, EcCurve.Compress(key.ExportParameters(includePrivateParameters: false).Q));
        return publicKey.IsSuccess ? new EcdsaSigningKey(scheme, key, publicKey.Value) : Result<SigningKey>.Failure(publicKey.Problems);
    }
}
