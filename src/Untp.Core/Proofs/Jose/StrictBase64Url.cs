using System.Buffers;
using System.Buffers.Text;

namespace Untp.Core.Proofs.Jose;

/// <summary>base64url without padding, read only in its one canonical form (RFC 4648, section 3.5; RFC 7515, section 2).</summary>
internal static class StrictBase64Url
{
    private static readonly SearchValues<byte> _alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8);

    /// <summary>Null where the text is no base64url or has bits set that no byte uses.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        // The decoder skips white space and padding, so the alphabet is looked at first.
        if (!EndsCanonically(text) || text.ContainsAnyExcept(_alphabet))
        {
            return null;
        }

        var bytes = GC.AllocateUninitializedArray<byte>((int)((long)text.Length * 3 / 4));
        return Base64Url.DecodeFromUtf8(text, bytes, out _, out var written) == OperationStatus.Done && written == bytes.Length ? bytes : null;
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
