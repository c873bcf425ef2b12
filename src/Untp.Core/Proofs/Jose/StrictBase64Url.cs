using System.Buffers;
using System.Buffers.Text;

namespace Untp.Core.Proofs.Jose;

/// <summary>base64url without padding, read only in its one canonical form (RFC 4648, section 3.5; RFC 7515, section 2).</summary>
internal static class StrictBase64Url
{
    /// <summary>Bytes that a canonical text stands for.</summary>
    public static int LengthOf(ReadOnlySpan<byte> text) => (int)((long)text.Length * 3 / 4);

    /// <summary>Decodes; false where the text is not canonical. The decoder alone would skip white space and padding, and so come to fewer bytes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">Room for as many as it stands for.</param>
    public static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> bytes) =>
        EndsCanonically(text)
        && Base64Url.DecodeFromUtf8(text, bytes, out _, out var written) == OperationStatus.Done
        && written == LengthOf(text);

    /// <summary>The bytes; null where the text is not canonical.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(LengthOf(text));
        return TryDecode(text, bytes) ? bytes : null;
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
