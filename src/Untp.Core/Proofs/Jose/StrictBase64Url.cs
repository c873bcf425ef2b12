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
        if (text.Length % 4 == 1 || text.IndexOfAnyExcept(_alphabet) >= 0)
        {
            return null;
        }

        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (Base64Url.DecodeFromUtf8(text, bytes, out _, out var written) != OperationStatus.Done)
        {
            return null;
        }

        bytes = bytes[..written];
        return Base64Url.EncodeToUtf8(bytes).AsSpan().SequenceEqual(text) ? bytes : null;
    }
}
