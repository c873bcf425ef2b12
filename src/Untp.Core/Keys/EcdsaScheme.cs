using System.Security.Cryptography;

namespace Untp.Core.Keys;

/// <summary>ECDSA over one curve with the hash that goes with it (RFC 7518, section 3.4).</summary>
internal sealed record EcdsaScheme(KeyType Type, EcCurve Curve, ECCurve NamedCurve, HashAlgorithmName Hash)
{
    public static EcdsaScheme P256 { get; } = new(KeyType.P256, EcCurve.P256, ECCurve.NamedCurves.nistP256, HashAlgorithmName.SHA256);

    public static EcdsaScheme P384 { get; } = new(KeyType.P384, EcCurve.P384, ECCurve.NamedCurves.nistP384, HashAlgorithmName.SHA384);

    public int SignatureBytes => 2 * Curve.CoordinateBytes;
}
