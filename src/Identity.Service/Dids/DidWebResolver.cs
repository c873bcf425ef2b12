using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Identity.Own;
using Untp.Identity.Remote;
using Untp.ServiceDefaults.Caching;

namespace Untp.Identity.Dids;

/// <summary>Resolves did:web: our own host's by asking Issuer, others by fetching their documents. Threads: safe.</summary>
internal sealed class DidWebResolver(OwnHost own, GuardedFetcher fetcher, RemoteCache cache, DidOptions options)
{
    private static readonly string[] _mediaTypes = ["application/did", "application/did+json", "application/did+ld+json", "application/json", "application/ld+json"];

    public async ValueTask<Lookup<byte[]>> ResolveAsync(DidQuestion question, FetchBudget budget, CancellationToken cancellationToken)
    {
        var did = question.Did;
        var url = DidWeb.ToUrl(did);
        if (!url.IsSuccess)
        {
            return Lookup<byte[]>.None(url.Problems[0]);
        }

        if (own.IsDidHost(url.Value))
        {
            return await own.FindDidDocumentAsync(did, cancellationToken);
        }

        var found = await cache.GetAsync($"did:{did}", url.Value, allowance => FetchAsync(did, url.Value, allowance), budget, cancellationToken, question.NewerThan);
        return found.IsFound ? Lookup<byte[]>.Found(found.Value.Content, found.AsOf)
            : found.IsRetryable ? Lookup<byte[]>.Unreachable(found.Problem)
            : Lookup<byte[]>.None(found.Problem);
    }

    private async Task<Lookup<CacheEntry>> FetchAsync(Did did, Uri url, FetchBudget budget)
    {
        var answer = await fetcher.GetAsync(new RemoteRequest(url, _mediaTypes, MaxRedirects: 0), budget, CancellationToken.None);
        if (!answer.IsFound)
        {
            return DidFetchFailure.Explain(answer, url);
        }

        // Only what is a document of this very DID is ever kept.
        var document = DidDocumentReader.Read(answer.Value.Content, did);
        return document.IsSuccess
            ? Lookup<CacheEntry>.Found(answer.Value.ToEntry(answer.AsOf, options.Lifetime, options.MaxAge), answer.AsOf)
            : Lookup<CacheEntry>.None(new Problem(ProblemCodes.DidDocumentInvalid, $"The document of {url.IdnHost} is not one of this DID: {document.Problems[0].Message}", document.Problems[0].Pointer));
    }
}
