using System.Security.Cryptography;
using Untp.Core.Problems;

namespace Untp.Core.Keys;

internal sealed class P256VerificationKey : VerificationKey, IDisposable
{
    private readonly ECDsa _key;

    private P256VerificationKey(ECDsa key, byte[] encoded)
        : base(KeyType.P256, encoded) => _key = key;

    public static Result<VerificationKey> Import(ReadOnlySpan<byte> encoded)
    {
        if (P256Point.Decompress(encoded) is not { } point)
        {
            return new Problem(ProblemCodes.KeySyntax, "The P-256 key is not a compressed point of the curve (33 bytes beginning with 02 or 03).");
        }

        return new P256VerificationKey(ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point }), encoded.ToArray());
    }

    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        signature.Length == 64
        && _key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public void Dispose() => _key.Dispose();
}
