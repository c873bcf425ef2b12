using Untp.Core.Dids;
using Untp.Core.Linksets;
using Untp.Core.Problems;
using Untp.Identity.Remote;

namespace Untp.Identity.Identifiers;

/// <summary>The services of a DID document as links of the DID. Threads: safe. Source: UNTP 0.7.0 Identity Resolver, DID documents as resolvers.</summary>
internal sealed class DidLinks(IdentifierResolver dids)
{
    /// <summary>The services that a linkset can hold, in the order of the document.</summary>
    /// <param name="did">The DID.</param>
    /// <param name="budget">What may be fetched for it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Lookup<IReadOnlyList<RegisteredLink>>> FindAsync(string did, FetchBudget budget, CancellationToken cancellationToken)
    {
        var document = await dids.ResolveAsync(did, budget, cancellationToken);
        return document.IsFound ? Lookup<IReadOnlyList<RegisteredLink>>.Found([.. document.Value.Services.Select(LinkOf).OfType<RegisteredLink>()], document.AsOf)
            : document.IsRetryable ? Lookup<IReadOnlyList<RegisteredLink>>.Unreachable(document.Problem)
            : Lookup<IReadOnlyList<RegisteredLink>>.None(document.Problem);
    }

    // The type is the link type, else the fragment of the id; other services, such as LinkedDomains, are not for linksets.
    private static RegisteredLink? LinkOf(DidService service)
    {
        var fragment = service.Id.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? service.Id[(at + 1)..] : "";
        return new[] { service.Type, fragment }.Select(relation => LinkOf(service, RelationName.Normalize(relation))).FirstOrDefault(link => link is not null);
    }

    private static RegisteredLink? LinkOf(DidService service, string relation)
    {
        var link = new RegisteredLink { LinkType = relation, TargetUrl = service.Endpoint, Title = service.Title.Length > 0 ? service.Title : relation, MimeType = service.MediaType.Length > 0 ? service.MediaType : null };
        return LinksetWriter.Check(relation, link.ToTarget()).Any() ? null : link;
    }
}
