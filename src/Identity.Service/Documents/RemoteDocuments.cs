using System.Security.Cryptography;
using Untp.Core.Problems;
using Untp.Identity.Remote;
using Untp.ServiceDefaults.Caching;

namespace Untp.Identity.Documents;

/// <summary>Fetches documents of our own list from their canonical URLs; only bytes of the listed digest are used. Threads: safe.</summary>
internal sealed class RemoteDocuments(GuardedFetcher fetcher, RemoteCache cache, RemoteOptions options)
{
    // Bytes that a digest names never change; this bounds what a crowded cache holds for nobody.
    private static readonly TimeSpan _lifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan _maxAge = TimeSpan.FromDays(7);
    private readonly EgressRules _rules = new(options);

    public ValueTask<Lookup<CacheEntry>> FetchAsync(CatalogEntry entry, FetchBudget budget, CancellationToken cancellationToken) =>
        cache.GetAsync($"document:{entry.Sha256}{_rules.ScopeOf(budget.Tenant)}", new Uri(entry.Url), allowance => FetchAsync(entry, allowance), budget, cancellationToken);

    private async Task<Lookup<CacheEntry>> FetchAsync(CatalogEntry entry, FetchBudget budget)
    {
        // Any media type: the digest says what it is.
        var answer = await fetcher.GetAsync(new RemoteRequest(new Uri(entry.Url), [], options.MaxRedirects), budget, CancellationToken.None);
        if (!answer.IsFound)
        {
            return Lookup<CacheEntry>.Unreachable(answer.Problem);
        }

        return entry.Knows(Convert.ToHexStringLower(SHA256.HashData(answer.Value.Content)))
            ? Lookup<CacheEntry>.Found(new CacheEntry(answer.Value.Content, answer.AsOf, _lifetime) { MaxAge = _maxAge, Source = answer.Value.Url.AbsoluteUri }, answer.AsOf)
            : Lookup<CacheEntry>.Unreachable(new Problem(ProblemCodes.RemoteAnswerInvalid, "What is served there is not the published document: its digest is another."));
    }
}
