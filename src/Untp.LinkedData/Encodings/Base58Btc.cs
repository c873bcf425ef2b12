using System.Buffers.Binary;
using System.Numerics;
using SimpleBase;

namespace Untp.LinkedData.Encodings;

/// <summary>base58btc (The Base58 Encoding Scheme, the Bitcoin alphabet); every byte string has exactly one spelling. Threads: safe.</summary>
public static class Base58Btc
{
    private const uint Base = 58;

    // As many as 32 bits hold.
    private const int DigitsAtOnce = 5;
    private const int FewChars = 400;
    private const int FewLimbs = 80;

    private static readonly sbyte[] _values = ValuesOf("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");

    /// <summary>Writes bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string Encode(ReadOnlySpan<byte> bytes) => Base58.Bitcoin.Encode(bytes);

    /// <summary>Reads a text; null where it holds other characters, or more than <paramref name="maxChars"/>: decoding takes quadratic time.</summary>
    /// <remarks>Every embedded proof is read by it, and a library's decoder, a digit at a time, took an eighth of what its signature takes.</remarks>
    /// <param name="text">The text, without a multibase prefix.</param>
    /// <param name="maxChars">Longest text, in characters.</param>
    public static byte[]? Decode(ReadOnlySpan<char> text, int maxChars)
    {
        if (text.Length > maxChars)
        {
            return null;
        }

        // A leading zero byte is a digit of its own.
        var digits = text.TrimStart('1');
        Span<uint> limbs = digits.Length <= FewChars ? stackalloc uint[FewLimbs] : new uint[(digits.Length / DigitsAtOnce) + 1];
        var used = ReadNumber(digits, limbs);
        return used < 0 ? null : Write(text.Length - digits.Length, limbs[..used]);
    }

    /// <summary>A number in limbs, the least first; how many it takes, or -1 where a character is no digit.</summary>
    private static int ReadNumber(ReadOnlySpan<char> digits, Span<uint> limbs)
    {
        var used = 0;
        while (!digits.IsEmpty)
        {
            var some = digits[..Math.Min(DigitsAtOnce, digits.Length)];
            digits = digits[some.Length..];
            var (value, scale) = (0u, 1u);
            foreach (var c in some)
            {
                if (c >= _values.Length || _values[c] < 0)
                {
                    return -1;
                }

                (value, scale) = ((value * Base) + (uint)_values[c], scale * Base);
            }

            ulong carry = value;
            for (var i = 0; i < used; i++)
            {
                carry += (ulong)limbs[i] * scale;
                limbs[i] = (uint)carry;
                carry >>= 32;
            }

            if (carry > 0)
            {
                limbs[used++] = (uint)carry;
            }
        }

        return used;
    }

    private static byte[] Write(int zeros, ReadOnlySpan<uint> limbs)
    {
        if (limbs.IsEmpty)
        {
            return new byte[zeros];
        }

        var most = sizeof(uint) - (BitOperations.LeadingZeroCount(limbs[^1]) / 8);
        var bytes = new byte[zeros + most + ((limbs.Length - 1) * sizeof(uint))];
        var end = bytes.Length;
        foreach (var limb in limbs[..^1])
        {
            end -= sizeof(uint);
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(end), limb);
        }

        for (var (i, last) = (0, limbs[^1]); i < most; i++, last >>= 8)
        {
            bytes[--end] = (byte)last;
        }

        return bytes;
    }

    private static sbyte[] ValuesOf(string alphabet)
    {
        var values = new sbyte[128];
        for (var c = 0; c < values.Length; c++)
        {
            values[c] = (sbyte)alphabet.IndexOf((char)c, StringComparison.Ordinal);
        }

        return values;
    }
}
