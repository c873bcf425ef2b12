using Untp.Core.Dids;
using Untp.Core.Dids.Resolution;
using Untp.Core.Problems;
using Untp.Core.Trust;
using Untp.Identity.Dids;
using Untp.Identity.Remote;
using Untp.Identity.Schemes;
using Untp.ServiceDefaults.Caching;

namespace Untp.Identity.Trust;

/// <summary>
/// Looks for the Digital Identity Anchors of a DID: (a) in the services of its document, (b) by the resolvers of its other names.
/// Source: UNTP 0.7.0, Digital Identity Anchor, discovery. Threads: safe.
/// </summary>
internal sealed class AnchorDiscovery(DidResolver dids, RemoteTrustDocuments documents, SchemeCatalog schemes, DiscoveryOptions options)
{
    private const string Relation = "dia";

    public async ValueTask<Lookup<AnchorFindings>> FindAsync(Did did, FetchBudget budget, CancellationToken cancellationToken)
    {
        var document = await dids.ResolveAsync(did, DidVersion.Latest, budget, cancellationToken);
        if (!document.IsFound)
        {
            return document.IsRetryable ? Lookup<AnchorFindings>.Unreachable(document.Problem) : Lookup<AnchorFindings>.None(document.Problem);
        }

        var known = await schemes.GetAsync(cancellationToken);
        var pointers = AnchorPointers.Read(document.Value.Document.Span, known.Canonicalizer);
        if (!pointers.IsSuccess)
        {
            return Lookup<AnchorFindings>.None(pointers.Problems[0]);
        }

        var gaps = new List<DiscoveryGap>();
        var client = new ResolverClient(documents.For(budget), new ResolverClientOptions { MaxLinksets = options.MaxLinksets, MaxDepth = options.MaxDepth, MaxLinks = options.MaxAnchors });
        var walks = await Task.WhenAll(Bounded(pointers.Value.Resolvers, options.MaxResolvers, "resolvers are asked", gaps)
            .Select(url => client.ResolveAsync(new Uri(url), Relation, cancellationToken).AsTask()));
        gaps.AddRange(walks.SelectMany(walk => walk.Gaps));

        // Where one URL is named twice, the DID's own document comes first.
        var named = pointers.Value.Anchors.Select(url => (Url: url, FoundAt: did.Value))
            .Concat(walks.SelectMany(walk => walk.Links).Select(link => (Url: link.Href, FoundAt: link.Linkset)))
            .DistinctBy(link => link.Url, StringComparer.Ordinal)
            .ToDictionary(link => link.Url, link => link.FoundAt, StringComparer.Ordinal);
        var urls = Bounded([.. named.Keys], options.MaxAnchors, "anchors are fetched", gaps);
        var found = await Task.WhenAll(urls.Select(url => FetchAsync(url, budget, cancellationToken)));
        gaps.AddRange(found.Where(item => !item.Answer.IsFound).Select(item => new DiscoveryGap(item.Url, item.Answer.Problem!, item.Answer.IsRetryable)));
        return Lookup<AnchorFindings>.Found(
            new AnchorFindings(
                [.. found.Where(item => item.Answer.IsFound).Select(item => new FoundAnchor(item.Url, named[item.Url], item.Answer.Value!.Content, item.Answer.AsOf))],
                gaps,
                pointers.Value.AlsoKnownAs),
            document.AsOf);
    }

    private static IEnumerable<string> Bounded(IReadOnlyList<string> urls, int max, string what, List<DiscoveryGap> gaps)
    {
        if (urls.Count > max)
        {
            gaps.Add(new DiscoveryGap(urls[max], new(ProblemCodes.DiscoveryLimit, $"At most {max} {what} for one DID; {urls.Count} are named."), IsRetryable: false));
        }

        return urls.Take(max);
    }

    private async Task<(string Url, Lookup<CacheEntry> Answer)> FetchAsync(string url, FetchBudget budget, CancellationToken cancellationToken) =>
        (url, await documents.FetchAnchorAsync(new Uri(url), budget, cancellationToken));
}
