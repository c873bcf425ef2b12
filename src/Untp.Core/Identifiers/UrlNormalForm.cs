using System.Text.RegularExpressions;

namespace Untp.Core.Identifiers;

/// <summary>The normal form of a URL (RFC 3986, section 6.2.2), in which two spellings of one address are the same text.</summary>
internal static partial class UrlNormalForm
{
    /// <summary>
    /// Scheme and host in lower case, the default port left out, dot segments resolved, escapes in upper case, no slash at the end.
    /// What is no http(s) URL, or names a user, comes back as it is.
    /// </summary>
    public static string Of(string identifier) =>
        Uri.TryCreate(identifier, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https") && url.UserInfo.Length == 0
            ? Escape().Replace(url.GetComponents(UriComponents.AbsoluteUri, UriFormat.UriEscaped), match => match.Value.ToUpperInvariant()).TrimEnd('/')
            : identifier;

    [GeneratedRegex("%[0-9A-Fa-f]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
