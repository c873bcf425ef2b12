using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Untp.Core.Keys;

/// <summary>Compressed points of NIST P-256 (SEC 1, section 2.3). Public values only: the arithmetic is not constant-time.</summary>
internal static class P256Point
{
    private const int CoordinateBytes = 32;
    private static readonly BigInteger _p = Hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    private static readonly BigInteger _b = Hex("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");

    /// <summary>Null where the bytes are no point of the curve.</summary>
    public static ECPoint? Decompress(ReadOnlySpan<byte> compressed)
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

        // p ≡ 3 (mod 4), so a square root is a power.
        var square = (((x * x * x) - (3 * x) + _b) % _p + _p) % _p;
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

    public static byte[] Compress(ECPoint point) => [(byte)(2 + (point.Y![^1] & 1)), .. point.X!];

    private static byte[] Bytes(BigInteger value)
    {
        var bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[CoordinateBytes - bytes.Length], .. bytes];
    }

    private static BigInteger Hex(string digits) => BigInteger.Parse("0" + digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
