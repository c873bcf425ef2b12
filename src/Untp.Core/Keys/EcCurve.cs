using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Untp.Core.Keys;

/// <summary>Compressed points of a curve y² = x³ + ax + b (SEC 1, section 2.3). Public values only: the arithmetic is not constant-time.</summary>
internal sealed class EcCurve
{
    private readonly BigInteger _p;
    private readonly BigInteger _a;
    private readonly BigInteger _b;

    private EcCurve(string name, int coordinateBytes, BigInteger p, BigInteger a, BigInteger b)
    {
        Name = name;
        CoordinateBytes = coordinateBytes;
        (_p, _a, _b) = (p, a, b);
    }

    public static EcCurve P256 { get; } = new(
        "P-256", 32, Power(256) - Power(224) + Power(192) + Power(96) - 1, -3, Hex("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"));

    public static EcCurve P384 { get; } = new(
        "P-384", 48, Power(384) - Power(128) - Power(96) + Power(32) - 1, -3, Hex("b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef"));

    public static EcCurve P521 { get; } = new(
        "P-521", 66, Power(521) - 1, -3, Hex("51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00"));

    public static EcCurve Secp256k1 { get; } = new("secp256k1", 32, Power(256) - Power(32) - 977, 0, 7);

    /// <summary>As JSON Web Keys name it.</summary>
    public string Name { get; }

    public int CoordinateBytes { get; }

    public static byte[] Compress(ECPoint point) => [(byte)(2 + (point.Y![^1] & 1)), .. point.X!];

    /// <summary>Null where the bytes are no point of the curve.</summary>
    public ECPoint? Decompress(ReadOnlySpan<byte> compressed)
    {
        if (compressed.Length != CoordinateBytes + 1 || compressed[0] is not (2 or 3))
        {
            return null;
        }

        var x = new BigInteger(compressed[1..], isUnsigned: true, isBigEndian: true);
        if (x >= _p)
        {
            return null;
        }

        // p ≡ 3 (mod 4) for all four curves, so a square root is a power.
        var square = (((x * x * x) + (_a * x) + _b) % _p + _p) % _p;
        var y = BigInteger.ModPow(square, (_p + 1) / 4, _p);
        if (y * y % _p != square)
        {
            return null;
        }

        if (y.IsEven != (compressed[0] == 2))
        {
            y = _p - y;
        }

        return new ECPoint { X = compressed[1..].ToArray(), Y = Bytes(y) };
    }

    private byte[] Bytes(BigInteger value)
    {
        var bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[CoordinateBytes - bytes.Length], .. bytes];
    }

    private static BigInteger Power(int exponent) => BigInteger.One << exponent;

    private static BigInteger Hex(string digits) => BigInteger.Parse("0" + digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
