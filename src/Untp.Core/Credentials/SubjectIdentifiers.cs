using System.Text.Json;
using System.Text.RegularExpressions;

namespace Untp.Core.Credentials;

/// <summary>The identifiers of what a credential is about.</summary>
internal static partial class SubjectIdentifiers
{
    // Until UNTP 0.7.0 the subject wraps the thing itself.
    private static readonly string[] _wrapped = ["product", "facility"];

    /// <summary>All identifiers of the credential's subjects.</summary>
    public static IEnumerable<string> Of(Credential credential)
    {
        var subject = Credential.Member(credential.Json, "credentialSubject");
        var subjects = subject switch
        {
            { ValueKind: JsonValueKind.Array } many => [.. many.EnumerateArray()],
            { } one => new[] { one },
            _ => [],
        };
        return subjects
            .SelectMany(item => _wrapped.Select(name => Credential.Member(item, name)).OfType<JsonElement>().Prepend(item))
            .Select(item => Credential.Text(item, "id"))
            .OfType<string>();
    }

    /// <summary>True where two identifiers name the same thing: URLs are compared in their normal form (RFC 3986, section 6.2.2), all else by code point.</summary>
    public static bool AreSame(string one, string other) => Normal(one) == Normal(other);

    private static string Normal(string identifier) =>
        Uri.TryCreate(identifier, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https") && url.UserInfo.Length == 0
            ? Escape().Replace(url.GetComponents(UriComponents.AbsoluteUri, UriFormat.UriEscaped), match => match.Value.ToUpperInvariant()).TrimEnd('/')
            : identifier;

    [GeneratedRegex("%[0-9A-Fa-f]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
