using System.Buffers;
using System.Text;

namespace Untp.Core.Identifiers;

/// <summary>Tells URLs from text. .NET alone also takes file paths and surrounding white space.</summary>
internal static class AbsoluteUrl
{
    private const int MaxLabelChars = 63;
    private static readonly SearchValues<byte> _ofHost = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-."u8);
    private static readonly SearchValues<byte> _ofRest = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;="u8);

    /// <summary>True where the text is a URL that names its own scheme.</summary>
    public static bool Is(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && text!.StartsWith(url.Scheme + ":", StringComparison.OrdinalIgnoreCase)
        && !text.AsSpan().ContainsAny(" \t\r\n");

    /// <summary>The same of a text in UTF-8.</summary>
    public static bool Is(ReadOnlySpan<byte> utf8) => IsPlain(utf8) || Is(Encoding.UTF8.GetString(utf8));

    /// <summary>True of the URLs that nearly all are, at a glance: DIDs, URNs and https with a lower-case name and nothing encoded.</summary>
    internal static bool IsPlain(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("did:"u8) || utf8.StartsWith("urn:"u8))
        {
            return utf8.Length > 4 && char.IsAsciiLetterOrDigit((char)utf8[4]) && !utf8.ContainsAnyExcept(_ofRest);
        }

        if (!utf8.StartsWith("https://"u8))
        {
            return false;
        }

        utf8 = utf8["https://"u8.Length..];
        var end = utf8.IndexOfAny((byte)'/', (byte)'?', (byte)'#');
        var host = end < 0 ? utf8 : utf8[..end];
        return host.Length is > 0 and <= MaxLabelChars
            && host[0] is >= (byte)'a' and <= (byte)'z'
            && host[^1] is >= (byte)'a' and <= (byte)'z'
            && !host.ContainsAnyExcept(_ofHost)
            && host.IndexOf(".."u8) < 0
            && host.IndexOf("-."u8) < 0
            && host.IndexOf(".-"u8) < 0
            && !utf8[host.Length..].ContainsAnyExcept(_ofRest);
    }
}
