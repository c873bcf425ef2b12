using System.Buffers;
using System.Buffers.Text;

namespace Untp.Core.Proofs.Jose;

/// <summary>base64url without padding, read only in its one canonical form (RFC 4648, section 3.5; RFC 7515, section 2).</summary>
internal static class StrictBase64Url
{
    private static readonly SearchValues<byte> _alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8);

    /// <summary>False where the text is no base64url or has bits set that no byte uses.</summary>
    public static bool IsCanonical(ReadOnlySpan<byte> text) => EndsCanonically(text) && !text.ContainsAnyExcept(_alphabet);

    /// <summary>Bytes that a canonical text stands for.</summary>
    public static int LengthOf(ReadOnlySpan<byte> text) => (int)((long)text.Length * 3 / 4);

    /// <summary>Decodes a text that is known to be canonical: the decoder alone would skip white space and padding.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">At least as many as it stands for.</param>
    public static void Decode(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        if (Base64Url.DecodeFromUtf8(text, bytes, out _, out var written) != OperationStatus.Done || written != LengthOf(text))
        {
            throw new ArgumentException("The text is not canonical base64url.", nameof(text));
        }
    }

    /// <summary>The bytes; null where the text is not canonical.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        if (!IsCanonical(text))
        {
            return null;
        }

        var bytes = GC.AllocateUninitializedArray<byte>(LengthOf(text));
        Decode(text, bytes);
        return bytes;
    }

    /// <summary>One byte takes two characters and leaves four bits of the last unused, two bytes take three and leave two: all are zero.</summary>
    private static bool EndsCanonically(ReadOnlySpan<byte> text) => (text.Length % 4) switch
    {
        0 => true,
        2 => "AQgw"u8.Contains(text[^1]),
        3 => "AEIMQUYcgkosw048"u8.Contains(text[^1]),
        _ => false,
    };
}
