using Untp.Core.Dids;
using Untp.Core.Linksets;
using Untp.Core.Problems;
using Untp.Identity.Remote;

namespace Untp.Identity.Identifiers;

/// <summary>The services of a DID document as links of the DID. Threads: safe. Source: UNTP 0.7.0 Identity Resolver, DID documents as resolvers.</summary>
internal sealed class DidLinks(IdentifierResolver dids)
{
    private static readonly string[] _names = ["dpp", "dcc", "dfr", "dte", "dia", "idr", RelationName.Linkset];

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

    // The type is the link type, else the fragment of the id where it is a name of UNTP's: any other fragment says nothing of the kind.
    private static RegisteredLink? LinkOf(DidService service)
    {
        var fragment = RelationName.Normalize(service.Id[(service.Id.IndexOf('#', StringComparison.Ordinal) + 1)..]);
        return LinkOf(service, RelationName.Normalize(service.Type)) ?? (_names.Contains(fragment) ? LinkOf(service, fragment) : null);
    }

    private static RegisteredLink? LinkOf(DidService service, string relation)
    {
        var link = new RegisteredLink { LinkType = relation, TargetUrl = service.Endpoint, Title = service.Title.Length > 0 ? service.Title : relation, MimeType = service.MediaType.Length > 0 ? service.MediaType : null };
        return LinksetWriter.Check(relation, link.ToTarget()).Any() ? null : link;
    }
}
