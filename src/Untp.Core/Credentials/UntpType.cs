using System.Buffers;

namespace Untp.Core.Credentials;

/// <summary>A UNTP credential type in one version, as a credential states it by its type and its UNTP context. Immutable.</summary>
/// <param name="Name">The type, such as <c>DigitalProductPassport</c>.</param>
/// <param name="Version">The version, such as <c>0.7.0</c>; not necessarily a published one.</param>
public sealed record UntpType(string Name, string Version)
{
    // One context a release since 0.7.0; one a type and release before, in two spellings.
    private const string Context = "https://vocabulary.uncefact.org/untp/";
    private const string FormerContext = "https://test.uncefact.org/vocabulary/untp/";
    private const string ContextEnd = "/context/";
    private const int MaxVersionChars = 32;

    private static readonly string[] _names =
    [
        "DigitalProductPassport",
        "DigitalConformityCredential",
        "DigitalFacilityRecord",
        "DigitalTraceabilityEvent",
        "DigitalIdentityAnchor",
    ];

    private static readonly string[] _formerTypes = ["dpp/", "dcc/", "dfr/", "dte/", "dia/"];
    private static readonly SearchValues<char> _versionChars = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-");

    /// <summary>The UNTP type and version that a credential states; null where it states none.</summary>
    /// <param name="types">The values of <c>type</c>.</param>
    /// <param name="contexts">The URLs of <c>@context</c>.</param>
    internal static UntpType? Of(IReadOnlyList<string> types, IReadOnlyList<string> contexts)
    {
        var name = types.FirstOrDefault(type => _names.Contains(type, StringComparer.Ordinal));
        var version = contexts.Select(VersionOf).FirstOrDefault(version => version.Length > 0);
        return name is null || version is null ? null : new UntpType(name, version);
    }

    /// <summary>True for the URL of a context of UNTP, published or not.</summary>
    internal static bool IsContext(string context) => VersionOf(context).Length > 0;

    /// <summary>Empty where it is no context of UNTP.</summary>
    private static string VersionOf(string context)
    {
        var version = "";
        if (context.StartsWith(Context, StringComparison.Ordinal) && context.EndsWith(ContextEnd, StringComparison.Ordinal))
        {
            version = context[Context.Length..Math.Max(Context.Length, context.Length - ContextEnd.Length)];
        }
        else if (context.StartsWith(FormerContext, StringComparison.Ordinal) && context.EndsWith('/'))
        {
            var rest = context[FormerContext.Length..];
            var end = rest.EndsWith(ContextEnd, StringComparison.Ordinal) ? ContextEnd.Length : 1;
            var type = Array.Find(_formerTypes, name => rest.StartsWith(name, StringComparison.Ordinal));
            version = type is null ? "" : rest[type.Length..Math.Max(type.Length, rest.Length - end)];
        }

        return version.Length <= MaxVersionChars && !version.AsSpan().ContainsAnyExcept(_versionChars) ? version : "";
    }
}
