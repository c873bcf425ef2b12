using Microsoft.Extensions.Caching.Memory;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Caching;

namespace Untp.Identity.Remote;

/// <summary>
/// What was fetched, kept in the tiers of <see cref="TieredCache"/>; why a fetch failed, kept here for a few seconds, so that
/// a server in trouble is not asked by every caller. One fetch a key at a time. Threads: safe.
/// </summary>
internal sealed class RemoteCache(TieredCache cache, TimeProvider time) : IDisposable
{
    /// <summary>How long a failure is remembered.</summary>
    public static readonly TimeSpan FailureLifetime = TimeSpan.FromSeconds(5);

    private const int MaxFailures = 10_000;
    private readonly MemoryCache _failures = new(new MemoryCacheOptions { SizeLimit = MaxFailures });

    /// <summary>The kept answer, else a new one.</summary>
    /// <param name="key">Names what is fetched, in its canonical form.</param>
    /// <param name="fetch">Fetches and checks; bounded by deadlines of its own, as it is shared by all who wait for this key.</param>
    /// <param name="budget">That of the caller; a failure for want of it is nobody else's.</param>
    /// <param name="cancellationToken">Ends this caller's wait.</param>
    public async ValueTask<Lookup<CacheEntry>> GetAsync(string key, Func<Task<Lookup<CacheEntry>>> fetch, FetchBudget budget, CancellationToken cancellationToken)
    {
        if (FindFailure(key) is { } known)
        {
            return known;
        }

        Lookup<CacheEntry>? failure = null;
        var entry = await cache.GetAsync(key, FetchAsync, cancellationToken);
        return entry is not null
            ? Lookup<CacheEntry>.Found(entry, entry.FetchedAt)
            : failure ?? FindFailure(key) ?? Lookup<CacheEntry>.Unreachable(new(ProblemCodes.RemoteUnreachable, "Another caller's fetch of the same was given up; try again."));

        async ValueTask<CacheEntry?> FetchAsync(CancellationToken stopping)
        {
            var answer = await fetch();
            if (answer.IsFound)
            {
                return answer.Value;
            }

            failure = answer;
            if (!budget.IsSpent)
            {
                _failures.Set(key, new Failure(answer, time.GetUtcNow() + FailureLifetime), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = FailureLifetime });
            }

            return null;
        }
    }

    public void Dispose() => _failures.Dispose();

    private Lookup<CacheEntry>? FindFailure(string key) =>
        _failures.TryGetValue(key, out Failure? failure) && failure!.Until > time.GetUtcNow() ? failure.Answer : null;

    private sealed record Failure(Lookup<CacheEntry> Answer, DateTimeOffset Until);
}
