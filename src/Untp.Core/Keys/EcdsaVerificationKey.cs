using System.Security.Cryptography;
using Untp.Core.Problems;

namespace Untp.Core.Keys;

internal sealed class EcdsaVerificationKey : VerificationKey, IDisposable
{
    private readonly EcdsaScheme _scheme;
    private readonly ECDsa _key;

    private EcdsaVerificationKey(EcdsaScheme scheme, ECDsa key, byte[] encoded)
        : base(scheme.Type, encoded) => (_scheme, _key) = (scheme, key);

    public static Result<VerificationKey> Import(EcdsaScheme scheme, ReadOnlySpan<byte> encoded)
    {
        if (scheme.Curve.Decompress(encoded) is not { } point)
        {
            return new Problem(ProblemCodes.KeySyntax, $"The {scheme.Curve.Name} key is not a compressed point of the curve ({scheme.Curve.CoordinateBytes + 1} bytes beginning with 02 or 03).");
        }

        return new EcdsaVerificationKey(scheme, ECDsa.Create(new ECParameters { Curve = scheme.NamedCurve, Q = point }), encoded.ToArray());
    }

    // Without a format it is that of IEEE P1363, as in JOSE; with it, the class library takes a longer way.
    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        signature.Length == _scheme.SignatureBytes
        && _key.VerifyData(data, signature, _scheme.Hash);

    public void Dispose() => _key.Dispose();
}
