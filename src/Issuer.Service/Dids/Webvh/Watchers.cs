using Untp.Core.Problems;

namespace Untp.Issuer.Dids.Webvh;

/// <summary>Those who keep copies of a log. Source: The did:webvh DID Method v1.0, "DID Watchers".</summary>
internal static class Watchers
{
    private const int Max = 32;
    private const int MaxUrlChars = 2048;

    /// <summary>Why a list of watchers is refused; null where it is not. Errors: REQUEST_SHAPE.</summary>
    public static Problem? Check(IReadOnlyList<string> watchers) =>
        watchers.Count <= Max && watchers.Distinct(StringComparer.Ordinal).Count() == watchers.Count && watchers.All(IsUrl)
            ? null
            : new Problem(ProblemCodes.RequestShape, $"watchers holds at most {Max} https URLs of at most {MaxUrlChars} characters, each once.", "/watchers");

    private static bool IsUrl(string text) =>
        text.Length <= MaxUrlChars
        && text.All(letter => letter is > ' ' and < (char)127)
        && Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "https", UserInfo: "", Fragment: "" };
}
