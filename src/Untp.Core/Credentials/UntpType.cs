using System.Text.RegularExpressions;

namespace Untp.Core.Credentials;

/// <summary>A UNTP credential type in one version, as a credential states it by its type and its UNTP context. Immutable.</summary>
/// <param name="Name">The type, such as <c>DigitalProductPassport</c>.</param>
/// <param name="Version">The version, such as <c>0.7.0</c>; not necessarily a published one.</param>
public sealed partial record UntpType(string Name, string Version)
{
    private static readonly string[] _names =
    [
        "DigitalProductPassport",
        "DigitalConformityCredential",
        "DigitalFacilityRecord",
        "DigitalTraceabilityEvent",
        "DigitalIdentityAnchor",
    ];

    /// <summary>The UNTP type and version that a credential states; null where it states none.</summary>
    /// <param name="types">The values of <c>type</c>.</param>
    /// <param name="contexts">The URLs of <c>@context</c>.</param>
    internal static UntpType? Of(IReadOnlyList<string> types, IReadOnlyList<string> contexts)
    {
        var name = types.FirstOrDefault(type => _names.Contains(type, StringComparer.Ordinal));
        var version = contexts.Select(VersionOf).FirstOrDefault(version => version.Length > 0);
        return name is null || version is null ? null : new UntpType(name, version);
    }

    private static string VersionOf(string context)
    {
        var match = ContextUrl().Match(context);
        return match.Success ? match.Groups["version"].Value : "";
    }

    // One context a release since 0.7.0; one a type and release before, in two spellings.
    [GeneratedRegex(
        @"^https://(vocabulary\.uncefact\.org/untp/(?<version>[0-9A-Za-z.-]{1,32})/context/|test\.uncefact\.org/vocabulary/untp/(dpp|dcc|dfr|dte|dia)/(?<version>[0-9A-Za-z.-]{1,32})/(context/)?)\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ContextUrl();
}
