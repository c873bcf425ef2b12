using System.Buffers;
using SimpleBase;

namespace Untp.LinkedData.Encodings;

/// <summary>base58btc (The Base58 Encoding Scheme, the Bitcoin alphabet); every byte string has exactly one spelling. Threads: safe.</summary>
public static class Base58Btc
{
    private static readonly SearchValues<char> _alphabet = SearchValues.Create("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");

    /// <summary>Writes bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string Encode(ReadOnlySpan<byte> bytes) => Base58.Bitcoin.Encode(bytes);

    /// <summary>Reads a text; null where it holds other characters, or more than <paramref name="maxChars"/>: decoding takes quadratic time.</summary>
    /// <param name="text">The text, without a multibase prefix.</param>
    /// <param name="maxChars">Longest text, in characters.</param>
    public static byte[]? Decode(ReadOnlySpan<char> text, int maxChars)
    {
        // The decoder looks characters up in a table and throws beyond its end.
        if (text.Length > maxChars || text.ContainsAnyExcept(_alphabet))
        {
            return null;
        }

        var bytes = new byte[text.Length];
        return Base58.Bitcoin.TryDecode(text, bytes, out var length) ? bytes[..length] : null;
    }
}
