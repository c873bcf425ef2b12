using System.Security.Cryptography;
using System.Text;
using Untp.Core.Linksets;

namespace Untp.Identity.Links;

/// <summary>What tells the links of one identifier apart, and among which of them there is one default.</summary>
internal static class LinkScopes
{
    private const char Separator = '\n';

    /// <summary>The default marks with their scopes: null for a link that does not bear the mark.</summary>
    public static IReadOnlyList<(string Member, Func<RegisteredLink, string?> Scope)> Defaults { get; } =
    [
        ("defaultLinkType", link => link.DefaultLinkType ? "" : null),
        ("defaultContext", link => link.DefaultContext ? OfType(link) : null),
        ("defaultMimeType", link => link.DefaultMimeType ? $"{OfType(link)}{Separator}{link.Context}" : null),
    ];

    /// <summary>Digest of target, type, media type and context.</summary>
    public static string Variant(RegisteredLink link) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join(Separator, link.TargetUrl, RelationName.Normalize(link.LinkType), link.MimeType, link.Context))));

    /// <summary>The link without the marks that another, later one bears in the same scope.</summary>
    public static RegisteredLink Yield(RegisteredLink link, RegisteredLink later) => link with
    {
        DefaultLinkType = link.DefaultLinkType && !Meets(0, link, later),
        DefaultContext = link.DefaultContext && !Meets(1, link, later),
        DefaultMimeType = link.DefaultMimeType && !Meets(2, link, later),
    };

    private static bool Meets(int mark, RegisteredLink link, RegisteredLink later) =>
        Defaults[mark].Scope(later) is { } scope && scope == Defaults[mark].Scope(link);

    private static string OfType(RegisteredLink link) =>
        $"{RelationName.Normalize(link.LinkType)}{Separator}{string.Join(',', link.Hreflang.Select(language => language.ToLowerInvariant()).Order(StringComparer.Ordinal))}";
}
