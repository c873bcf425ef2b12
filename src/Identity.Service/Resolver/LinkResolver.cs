using Untp.Core.Dids;
using Untp.Core.Identifiers;
using Untp.Core.Linksets;
using Untp.Core.Problems;
using Untp.Identity.Identifiers;
using Untp.Identity.Own;
using Untp.Identity.Remote;

namespace Untp.Identity.Resolver;

/// <summary>The resolution workflow. Source: UNTP 0.7.0 Identity Resolver, section "Resolution workflow".</summary>
/// <remarks>Threads: safe.</remarks>
internal sealed class LinkResolver(PathReader paths, LinkLevels levels, DidLinks dids, HeldIdentifiers identifiers, PublicUrlOptions publicUrl, ResolverOptions options)
{
    private static readonly HashSet<string> _ofResolver = new(["linkType", "language", "context", "accessRole", DecryptionKey], StringComparer.Ordinal);
    private static readonly HashSet<string> _secrets = new([DecryptionKey], StringComparer.Ordinal);

    // For the client, which has it; nobody else is to learn it.
    private const string DecryptionKey = "decryptionKey";

    private static readonly LinkSelectionOptions _onlyTheType = new() { FallsBackToDefault = false };
    private readonly Uri _own = new(publicUrl.PublicUrl);
    private readonly LinkSelectionOptions _selection = new() { FallsBackToDefault = options.FallsBackToDefault };

    /// <summary>Answers a request.</summary>
    /// <param name="target">Path and query.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="budget">What may be fetched for it: the document of a DID.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ResolverAnswer> ResolveAsync(ResolverTarget target, LinkQuery query, FetchBudget budget, CancellationToken cancellationToken)
    {
        // 1. An invalid path.
        var identifier = await paths.ReadAsync(target, cancellationToken);
        if (!identifier.IsSuccess)
        {
            return ResolverAnswer.Refuse(null, identifier.Problems);
        }

        var uri = identifier.Value.Uri;
        var held = await levels.FindAsync(identifier.Value, cancellationToken);
        if (identifier.Value.Namespace == "did" && LinkSelector.Select(held, query, _onlyTheType).Redirect is null && Did.Parse(uri).IsSuccess)
        {
            // What is registered here answers without the DID's own document.
            var services = await dids.FindAsync(uri, budget, cancellationToken);
            if (held.Count == 0 && !services.IsFound)
            {
                return ResolverAnswer.Refuse(uri, [services.Problem]);
            }

            held = WithServices(held, identifier.Value, services.Value ?? []);
        }

        if (held.Count == 0)
        {
            return Elsewhere(identifier.Value, target);
        }

        // 3. to 5. The default link, all links, or one of a type.
        var selection = LinkSelector.Select(held, query, _selection);
        if (selection.Redirect is { } link)
        {
            var location = link.RedirectUrl(link.Fwqs ? target.QueryWithout(_ofResolver) : "");
            return selection.Choices is { } choices ? ResolverAnswer.Choose(uri, location, Write(choices)) : ResolverAnswer.RedirectTo(uri, location);
        }

        return selection.Linkset is { } linkset
            ? ResolverAnswer.Of(uri, Write(linkset))
            : ResolverAnswer.Refuse(uri, [new Problem(ProblemCodes.LinkNotFound, "No link of this identifier answers the request; with linkType=linkset all of them are listed.")]);
    }

    // What was registered here goes first.
    private IReadOnlyList<LinkLevel> WithServices(IReadOnlyList<LinkLevel> held, CanonicalIdentifier did, IReadOnlyList<RegisteredLink> services) =>
        services.Count == 0 ? held
        : held.Count == 0 ? [new LinkLevel(identifiers.AnchorsOf(did).First().Anchor, services)]
        : [held[0] with { Links = [.. held[0].Links, .. services] }];

    private static byte[] Write(Linkset links) =>
        LinksetWriter.Write(links) is { IsSuccess: true } linkset ? linkset.Value : throw new InvalidOperationException("A registered link does not fit into a linkset.");

    // 2. Nothing is held: where its scheme is resolved by another host, that one is asked.
    private ResolverAnswer Elsewhere(CanonicalIdentifier identifier, ResolverTarget target)
    {
        if (identifier.Namespace is null)
        {
            return ResolverAnswer.Refuse(null, [new Problem(ProblemCodes.RouteNotFound, "There is nothing at this path; /docs lists what there is.")]);
        }

        if (!Uri.TryCreate(identifier.Uri, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Authority == _own.Authority)
        {
            return ResolverAnswer.Refuse(identifier.Uri, [new Problem(ProblemCodes.IdentifierNotFound, "Nothing is registered here for this identifier or what it belongs to.")]);
        }

        var query = target.QueryWithout(_secrets);
        return ResolverAnswer.RedirectTo(identifier.Uri, query.Length == 0 ? identifier.Uri : $"{identifier.Uri}{(identifier.Uri.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}");
    }
}
