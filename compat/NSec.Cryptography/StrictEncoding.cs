using System.Buffers.Binary;

namespace NSec.Cryptography;

/// <summary>
/// What a public key A and a signature (R, S) must satisfy before a native library sees them. Libraries differ in what they let
/// through here, so without these checks the verdict on a crafted signature would depend on which library a machine has.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>S &lt; L: else S + L is a second valid signature for the same message (RFC 8032, sections 5.1.7 and 8.4).</item>
/// <item>y &lt; p: RFC 8032, section 5.1.3, step 1, refuses to decode other encodings; some libraries reduce them instead.</item>
/// <item>A and R not of small order: with such an A one signature verifies for many messages, so it binds its signer to nothing
/// (Chalkias, Garillot, Nikolaenko: Taming the many EdDSAs, https://eprint.iacr.org/2020/1244). An honest R is of small order with
/// probability 2^-252.</item>
/// <item>x = 0 with the sign bit set (section 5.1.3, step 4): x is 0 for y = 1 and y = -1 only, both of small order.</item>
/// </list>
/// All of this is public data, so nothing here needs constant time.
/// </remarks>
internal static class StrictEncoding
{
    // Little-endian limbs of L = 2^252 + 27742317777372353535851937790883648493.
    private const ulong L0 = 0x5812631a5cf5d3ed;
    private const ulong L1 = 0x14def9dea2f79cd6;
    private const ulong L3 = 0x1000000000000000;

    // Little-endian limbs of p = 2^255 - 19; the two in the middle are all ones.
    private const ulong P0 = 0xffffffffffffffed;
    private const ulong P3 = 0x7fffffffffffffff;

    /// <summary>Whether the 32 bytes are a scalar below the group order L.</summary>
    public static bool IsScalar(ReadOnlySpan<byte> encoded)
    {
        var (s0, s1, s2, s3) = Limbs(encoded);
        if (s3 != L3)
        {
            return s3 < L3;
        }

        return s2 == 0 && (s1 < L1 || (s1 == L1 && s0 < L0));
    }

    /// <summary>
    /// Whether the 32 bytes are the canonical encoding of a y that belongs to no point of small order. Whether there is a point
    /// with this y is left to the library.
    /// </summary>
    public static bool IsPoint(ReadOnlySpan<byte> encoded)
    {
        var (y0, y1, y2, sign3) = Limbs(encoded);
        var y3 = sign3 & P3;
        if (y3 == P3 && y2 == ulong.MaxValue && y1 == ulong.MaxValue && y0 >= P0)
        {
            return false;
        }

        // The y of the eight points of small order, without the sign of x: 1 (order 1), -1 (order 2), 0 (order 4), and two of order 8.
        return (y0, y1, y2, y3) is not (
            (0, 0, 0, 0) or
            (1, 0, 0, 0) or
            (P0 - 1, ulong.MaxValue, ulong.MaxValue, P3) or
            (0x4fd84d3d706a17c7, 0x0f67100d760b3cba, 0xc6cc392cfa53202a, 0x7a03ac9277fdc74e) or
            (0xb027b2c28f95e826, 0xf098eff289f4c345, 0x3933c6d305acdfd5, 0x05fc536d880238b1));
    }

    private static (ulong Limb0, ulong Limb1, ulong Limb2, ulong Limb3) Limbs(ReadOnlySpan<byte> bytes) => (
        BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));
}
