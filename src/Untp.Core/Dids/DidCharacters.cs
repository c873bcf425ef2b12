using System.Buffers;

namespace Untp.Core.Dids;

/// <summary>The character sets of the DID grammar (DID Core 1.0, section 3.1).</summary>
internal static class DidCharacters
{
    public static SearchValues<char> Method { get; } = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    public static SearchValues<char> MethodSpecificId { get; } =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_:%");

    public static SearchValues<char> Fragment { get; } =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?%");

    /// <summary>True where the text holds only these characters, and every <c>%</c> begins an encoded byte.</summary>
    public static bool AreAll(SearchValues<char> allowed, ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyExcept(allowed) >= 0)
        {
            return false;
        }

        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%'))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                return false;
            }

            text = text[(i + 3)..];
        }

        return true;
    }
}
