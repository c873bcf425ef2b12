using System.Text.RegularExpressions;

namespace Untp.Core.Linksets;

/// <summary>
/// The spellings of a link relation. UNTP's own are bare names, GS1's are URLs of its web vocabulary: both pass the linkset schema.
/// </summary>
public static partial class RelationName
{
    /// <summary>The link type that asks for all links.</summary>
    public const string Linkset = "linkset";

    /// <summary>The relation of links to older versions (RFC 5829).</summary>
    public const string PredecessorVersion = "predecessor-version";

    /// <summary>The relation of links that take updates (RFC 5023).</summary>
    public const string Edit = "edit";

    private const int MaxChars = 512;
    private const string Gs1Vocabulary = "https://gs1.org/voc/";

    private static readonly string[] _untp =
    [
        "untp:", "https://test.uncefact.org/voc/untp/", "https://vocabulary.uncefact.org/untp/", "https://untp.unece.org/vocabulary/linkType#",
        "https://test.uncefact.org/vocabulary/linkTypes/", "https://untp.unece.org/vocab/linkType#",
    ];

    private static readonly string[] _reserved = ["anchor", "itemDescription", "description"];

    private static readonly string[] _gs1 = ["gs1:", "https://www.gs1.org/voc/", "http://gs1.org/voc/", "http://www.gs1.org/voc/", "https://ref.gs1.org/voc/"];

    /// <summary>Brings a spelling to the one by which relations are compared and written.</summary>
    /// <remarks>
    /// Shape: <c>untp:dpp</c>, <c>…/voc/untp/dpp</c> and <c>untp:digitalProductPassport</c> give <c>dpp</c>; <c>gs1:pip</c> gives
    /// <c>https://gs1.org/voc/pip</c>; every other text comes back as it is. Never throws. Threads: safe.
    /// </remarks>
    /// <param name="relation">The relation as received.</param>
    public static string Normalize(string relation)
    {
        if (Array.Find(_gs1, prefix => relation.StartsWith(prefix, StringComparison.Ordinal)) is { } gs1)
        {
            return Gs1Vocabulary + relation[gs1.Length..];
        }

        var untp = Array.Find(_untp, prefix => relation.StartsWith(prefix, StringComparison.Ordinal));
        return relation[(untp?.Length ?? 0)..] switch
        {
            "digitalProductPassport" => "dpp",
            "digitalConformityCredential" => "dcc",
            "digitalFacilityRecord" => "dfr",
            "digitalTraceabilityEvent" => "dte",
            "digitalIdentityAnchor" => "dia",
            "identityResolver" => "idr",
            "all" when untp is null => Linkset,
            var name => name,
        };
    }

    /// <summary>True where the UNTP 0.7.0 linkset schema takes the relation as a member name.</summary>
    /// <param name="relation">A relation in its normal form.</param>
    public static bool IsMember(string relation) =>
        relation.Length <= MaxChars && Member().IsMatch(relation) && !_reserved.Any(name => relation.StartsWith(name, StringComparison.Ordinal));

    [GeneratedRegex(@"\A(?:[a-z-]+|https?://[a-zA-Z0-9./]+)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Member();
}
