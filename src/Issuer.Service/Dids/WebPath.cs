using System.Text.RegularExpressions;

namespace Untp.Issuer.Dids;

/// <summary>Where below the gateway's host a did:web may lie: never in the way of the gateway's own paths.</summary>
internal static partial class WebPath
{
    private static readonly string[] _reserved =
    [
        "alive", "contexts", "credentials", "docs", "health", "issuers", "metrics", "openapi", "presentations", "schemas", "status-lists", "untp", "v1", "v2",
    ];

    /// <summary>The most segments of a path.</summary>
    public const int MaxSegments = 5;

    /// <summary>What a path looks like, for messages.</summary>
    public const string Rule = "A path is 1 to 5 segments with colons between, each 1 to 63 of a-z, 0-9 and hyphen, and does not begin with a word that the gateway uses itself.";

    public static bool IsUsable(string path) => Form().IsMatch(path) && !_reserved.Contains(path.Split(':')[0], StringComparer.Ordinal);

    [GeneratedRegex(@"^[a-z0-9-]{1,63}(:[a-z0-9-]{1,63}){0,4}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
