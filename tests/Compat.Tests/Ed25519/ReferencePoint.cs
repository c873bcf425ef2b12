using System.Numerics;

namespace Compat.Tests.Ed25519;

/// <summary>
/// A point of edwards25519 in extended coordinates (RFC 8032, section 5.1.4), slow and plain: what the edge vectors are made with
/// and checked against. Decodes leniently.
/// </summary>
internal readonly record struct ReferencePoint(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T)
{
    public static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    public static readonly BigInteger L = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493");
    public static readonly ReferencePoint Identity = new(0, 1, 1, 0);

    private static readonly BigInteger _d = Modulo(-121665 * Inverse(121666));

    /// <summary>The base point: y = 4/5, x even.</summary>
    public static readonly ReferencePoint Base = FromY(Modulo(4 * Inverse(5)), isOdd: false)!.Value;

    /// <summary>A point of order 8: L times a point outside the prime-order group.</summary>
    public static readonly ReferencePoint Torsion = FindTorsion();

    public static ReferencePoint operator +(ReferencePoint left, ReferencePoint right)
    {
        var a = (left.Y - left.X) * (right.Y - right.X) % P;
        var b = (left.Y + left.X) * (right.Y + right.X) % P;
        var c = 2 * left.T * right.T * _d % P;
        var d = 2 * left.Z * right.Z % P;
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new(Modulo(e * f), Modulo(g * h), Modulo(f * g), Modulo(e * h));
    }

    public static ReferencePoint operator *(BigInteger scalar, ReferencePoint point)
    {
        var result = Identity;
        for (; !scalar.IsZero; scalar >>= 1, point += point)
        {
            if (!scalar.IsEven)
            {
                result += point;
            }
        }

        return result;
    }

    /// <summary>Reads 32 bytes, also where y is p or more or where x = 0 has a sign; null where there is no such point.</summary>
    public static ReferencePoint? Decode(ReadOnlySpan<byte> encoded)
    {
        var number = new BigInteger(encoded, isUnsigned: true);
        var sign = BigInteger.Pow(2, 255);
        return FromY(Modulo(number % sign), isOdd: number >= sign);
    }

    public byte[] Encode()
    {
        var inverse = Inverse(Z);
        var encoded = Bytes(Modulo(Y * inverse));
        if (!Modulo(X * inverse).IsEven)
        {
            encoded[31] |= 0x80;
        }

        return encoded;
    }

    /// <summary>The number in 32 bytes, little-endian.</summary>
    public static byte[] Bytes(BigInteger number)
    {
        var bytes = new byte[32];
        Assert.True(number.TryWriteBytes(bytes, out _, isUnsigned: true));
        return bytes;
    }

    public bool IsSamePoint(ReferencePoint other) =>
        Modulo(X * other.Z - other.X * Z).IsZero && Modulo(Y * other.Z - other.Y * Z).IsZero;

    private static ReferencePoint? FromY(BigInteger y, bool isOdd)
    {
        var square = Modulo((y * y - 1) * Inverse(_d * y * y + 1));
        var x = BigInteger.ModPow(square, (P + 3) / 8, P);
        if (Modulo(x * x) != square)
        {
            x = Modulo(x * BigInteger.ModPow(2, (P - 1) / 4, P));
        }

        if (Modulo(x * x) != square)
        {
            return null;
        }

        x = x.IsEven == isOdd ? Modulo(-x) : x;
        return new(x, y, 1, Modulo(x * y));
    }

    private static ReferencePoint FindTorsion()
    {
        for (BigInteger y = 2; ; y++)
        {
            if (FromY(y, isOdd: false) is { } point && L * point is var torsion && !(4 * torsion).IsSamePoint(Identity))
            {
                return torsion;
            }
        }
    }

    private static BigInteger Inverse(BigInteger number) => BigInteger.ModPow(Modulo(number), P - 2, P);

    private static BigInteger Modulo(BigInteger number)
    {
        var remainder = number % P;
        return remainder.Sign < 0 ? remainder + P : remainder;
    }
}
