namespace Untp.Core.Linksets;

/// <summary>
/// Chooses the link, or the links, that a request asks for. Pure. Source: UNTP 0.7.0 Identity Resolver, resolution workflow; tiers as the
/// resolvers in the field have them.
/// </summary>
/// <remarks>
/// A link is looked at where it is active, public (or the asker owns it), and, where a role is asked for, names that role or none.
/// Default link: the one marked so on the most granular level that has one. A type: the best link of that type on the most granular level
/// that has one, else the default link (a setting). Older versions (<c>predecessor-version</c>) and links that take updates (<c>edit</c>)
/// are redirected to only where they are asked for by these names; linksets hold them.
/// Among the links of one level, in this order, the first tier that has a link decides:
/// 1. language and media type; 2. language, and marked as the default media type; 3. language; 4. marked as the default context; 5. any.
/// Within a tier the preferred language goes first, then the preferred media type, then a link of the role that is asked for before one
/// for everyone, then one with a default mark. What is left is equal: one link is the answer, several are a choice, in the order of their
/// registration. A context that is asked for narrows the links before the tiers where any link has it.
/// Languages match as whole tags (BCP 47, in any case): <c>en-GB</c> is not <c>en</c>; a link without languages matches none in tiers 1 to 3.
/// </remarks>
public static class LinkSelector
{
    private static readonly string[] _any = ["*"];
    private static readonly string[] _aside = [RelationName.PredecessorVersion, RelationName.Edit];

    /// <summary>Chooses the answer to a request.</summary>
    /// <remarks>Never throws. Threads: safe.</remarks>
    /// <param name="levels">The identifier's own links, then those of each less granular one.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="options">How links are chosen; null means <see cref="LinkSelectionOptions.Default"/>.</param>
    public static LinkSelection Select(IReadOnlyList<LinkLevel> levels, LinkQuery query, LinkSelectionOptions? options = null)
    {
        List<LinkLevel> visible = [.. levels.Select(level => level with { Links = [.. level.Links.Where(link => IsVisible(link, query))] })];
        if (query.AsksForLinkset)
        {
            return LinkSelection.All(new Linkset([.. visible.Select(level => InLanguage(level, query)).Where(level => level.Links.Count > 0).Select(level => level.ToContext())]));
        }

        var chosen = query.LinkType is { } type && RelationName.Normalize(type) is var name ? First(visible, link => IsOfType(link, name), query) : null;
        if (chosen is null && (query.LinkType is null || (options ?? LinkSelectionOptions.Default).FallsBackToDefault))
        {
            chosen = First(visible, link => link.DefaultLinkType && !IsAside(link), query);
        }

        return chosen switch
        {
            null => LinkSelection.None,
            { Links: [var only] } => LinkSelection.To(only),
            _ => LinkSelection.Among(chosen),
        };
    }

    private static bool IsVisible(RegisteredLink link, LinkQuery query) =>
        link.Active && (link.Public || query.IncludesNonPublic) && (query.AccessRole is null || link.AccessRole.Count == 0 || link.AccessRole.Contains(query.AccessRole, StringComparer.Ordinal));

    private static LinkLevel InLanguage(LinkLevel level, LinkQuery query) => query.Language is { } language
        ? level with { Links = [.. level.Links.Where(link => link.Hreflang.Count == 0 || Speaks(link, language))] }
        : level;

    private static bool IsOfType(RegisteredLink link, string type) => _aside.Contains(type)
        ? Relations(link).Contains(type)
        : Relations(link).Contains(type) && !IsAside(link);

    private static bool IsAside(RegisteredLink link) => Relations(link).Any(_aside.Contains);

    private static IEnumerable<string> Relations(RegisteredLink link) => link.Rel.Prepend(link.LinkType).Select(RelationName.Normalize);

    private static LinkLevel? First(List<LinkLevel> levels, Func<RegisteredLink, bool> isAskedFor, LinkQuery query)
    {
        foreach (var level in levels)
        {
            List<RegisteredLink> links = [.. level.Links.Where(isAskedFor)];
            if (links.Count > 0)
            {
                return level with { Links = Best(links, query) };
            }
        }

        return null;
    }

    private static List<RegisteredLink> Best(List<RegisteredLink> links, LinkQuery query)
    {
        if (links.Count == 1)
        {
            return links;
        }

        if (query.Context is { } context)
        {
            links = Narrow(links, link => string.Equals(link.Context, context, StringComparison.OrdinalIgnoreCase));
        }

        var languages = query.Language is { } language ? [language] : query.AcceptLanguages.Count > 0 ? query.AcceptLanguages : _any;
        links = Tiers(links, languages, query.AcceptMediaTypes).First(tier => tier.Count > 0);
        if (query.AccessRole is { } role)
        {
            links = Narrow(links, link => link.AccessRole.Contains(role, StringComparer.Ordinal));
        }

        return Narrow(Narrow(Narrow(links, link => link.DefaultMimeType), link => link.DefaultContext), link => link.DefaultLinkType);
    }

    // To those that are so, where any is.
    private static List<RegisteredLink> Narrow(List<RegisteredLink> links, Predicate<RegisteredLink> isSo) =>
        links.Count > 1 && links.FindAll(isSo) is { Count: > 0 } narrowed ? narrowed : links;

    private static IEnumerable<List<RegisteredLink>> Tiers(List<RegisteredLink> links, IReadOnlyList<string> languages, IReadOnlyList<string> mediaTypes)
    {
        List<List<RegisteredLink>> spoken = [.. languages.Select(language => links.FindAll(link => Speaks(link, language)))];
        var isLanguageAsked = languages[0] != "*";
        return
        [
            .. spoken.SelectMany(inLanguage => mediaTypes.Select(mediaType => inLanguage.FindAll(link => IsOf(link, mediaType)))),
            .. spoken.Select(inLanguage => inLanguage.FindAll(link => link.DefaultMimeType)),
            .. isLanguageAsked ? spoken : [],
            links.FindAll(link => link.DefaultContext),
            links,
        ];
    }

    private static bool Speaks(RegisteredLink link, string language) => language == "*" || link.Hreflang.Contains(language, StringComparer.OrdinalIgnoreCase);

    // */* says no more than that nothing is preferred.
    private static bool IsOf(RegisteredLink link, string mediaType) =>
        link.MimeType is { } type && (type.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
            || (mediaType.EndsWith("/*", StringComparison.Ordinal) && mediaType != "*/*" && type.StartsWith(mediaType[..^1], StringComparison.OrdinalIgnoreCase)));
}
