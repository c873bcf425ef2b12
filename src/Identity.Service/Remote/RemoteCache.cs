using Microsoft.Extensions.Caching.Memory;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Caching;
using Untp.ServiceDefaults.Changes;

namespace Untp.Identity.Remote;

/// <summary>
/// What was fetched, kept in the tiers of <see cref="TieredCache"/>; why a fetch failed, kept here for a second, then two, up to a
/// few, so that a server in trouble is not asked by every caller. One fetch a key at a time. Nobody gets a copy of what it may
/// not fetch itself. What the change feed tells of is forgotten. Threads: safe.
/// </summary>
internal sealed class RemoteCache : IDisposable
{
    private const int MaxFailures = 10_000;

    // How long failures in a row are counted after the last one was forgotten.
    private static readonly TimeSpan _failureMemory = TimeSpan.FromSeconds(30);

    // A change names a DID or the URL of a list.
    private static readonly string[] _kindsThatChange = ["did", "status"];

    private readonly MemoryCache _failures = new(new MemoryCacheOptions { SizeLimit = MaxFailures });
    private readonly TieredCache _cache;
    private readonly EgressRules _rules;
    private readonly RemoteOptions _options;
    private readonly TimeProvider _time;
    private readonly AskedAnew _anew;
    private readonly IDisposable _subscription;
    private Action? _whenEmptied;

    public RemoteCache(TieredCache cache, RemoteOptions options, ChangeFeed changes, TimeProvider time)
    {
        _cache = cache;
        _rules = new EgressRules(options);
        _options = options;
        _time = time;
        _anew = new AskedAnew(time);
        _subscription = changes.Subscribe(Forget);
    }

    /// <summary>Calls back each time that all was forgotten, for any of it may have changed.</summary>
    /// <param name="act">Quick, and does not throw.</param>
    public void WhenEmptied(Action act) => _whenEmptied += act;

    /// <summary>The kept answer, else a new one.</summary>
    /// <param name="key">Names what is fetched, in its canonical form.</param>
    /// <param name="url">Where it is fetched: one that may not be asked is refused before any copy is looked for.</param>
    /// <param name="fetch">Fetches and checks; bounded by deadlines of its own, as it is shared by all who wait for this key.</param>
    /// <param name="budget">That of the caller; a failure for want of it is nobody else's.</param>
    /// <param name="cancellationToken">Ends this caller's wait.</param>
    /// <param name="newerThan">Where a caller misses something in the copy of this moment: the server is asked, once in a while, for a newer one.</param>
    public async ValueTask<Lookup<CacheEntry>> GetAsync(string key, Uri url, Func<FetchBudget, Task<Lookup<CacheEntry>>> fetch, FetchBudget budget, CancellationToken cancellationToken, DateTimeOffset? newerThan = null)
    {
        if (_rules.Refuse(url, budget.Tenant) is not null)
        {
            // The fetcher connects to nobody and says why.
            return await fetch(budget);
        }

        if (newerThan is { } asOf && await FindNewerAsync(key, asOf, fetch, budget, cancellationToken) is { } newer)
        {
            return Lookup<CacheEntry>.Found(newer, newer.FetchedAt);
        }

        // Twice, as who flew for all may have done so on a budget that was spent.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (!_cache.Holds(key) && FindFailure(key) is { } known)
            {
                return known;
            }

            Lookup<CacheEntry>? failure = null;
            var entry = await _cache.GetAsync(
                key,
                async _ =>
                {
                    var answer = await FetchAsync(key, fetch, budget);
                    failure = answer.IsFound ? null : answer;
                    return answer.Value;
                },
                async _ => (await FetchAsync(key, fetch, new FetchBudget(_options, budget.Tenant))).Value,
                cancellationToken);
            if (entry is not null)
            {
                return Lookup<CacheEntry>.Found(entry, entry.FetchedAt);
            }

            if ((failure ?? FindFailure(key)) is { } told)
            {
                return told;
            }
        }

        return Lookup<CacheEntry>.Unreachable(new(ProblemCodes.RemoteUnreachable, "Another caller's fetch of the same was given up; try again."));
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _anew.Dispose();
        _failures.Dispose();
    }

    /// <summary>Null where what is held has to do: nothing is newer, or the server was asked a moment ago.</summary>
    private async ValueTask<CacheEntry?> FindNewerAsync(string key, DateTimeOffset asOf, Func<FetchBudget, Task<Lookup<CacheEntry>>> fetch, FetchBudget budget, CancellationToken cancellationToken) =>
        _cache.HeldSince(key) is { } heldSince && heldSince <= asOf && FindFailure(key) is null && _anew.TryBegin(key)
            ? await _cache.GetNewerAsync(key, asOf, async _ => (await FetchAsync(key, fetch, budget)).Value, cancellationToken)
            : null;

    private async Task<Lookup<CacheEntry>> FetchAsync(string key, Func<FetchBudget, Task<Lookup<CacheEntry>>> fetch, FetchBudget budget)
    {
        if (FindFailure(key) is { } known)
        {
            return known;
        }

        var answer = await fetch(budget);
        if (answer.IsFound)
        {
            _failures.Remove(key);
        }
        else if (!budget.IsSpent)
        {
            Remember(key, answer);
        }

        return answer;
    }

    private void Remember(string key, Lookup<CacheEntry> answer)
    {
        var pause = _failures.TryGetValue(key, out Failure? before) ? before!.Pause * 2 : _options.FirstFailurePause;
        pause = pause < _options.MaxFailurePause ? pause : _options.MaxFailurePause;
        _failures.Set(key, new Failure(answer, pause, _time.GetUtcNow() + pause), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = pause + _failureMemory });
    }

    /// <summary>Takes into memory what Redis holds of these keys.</summary>
    public Task WarmAsync(IAsyncEnumerable<string> keys, CancellationToken cancellationToken) => _cache.WarmAsync(keys, cancellationToken);

    private Lookup<CacheEntry>? FindFailure(string key) =>
        _failures.TryGetValue(key, out Failure? failure) && failure!.Until > _time.GetUtcNow() ? failure.Answer : null;

    private void Forget(string? subject)
    {
        if (subject is null)
        {
            _failures.Clear();
            _cache.Clear();
            _whenEmptied?.Invoke();
            return;
        }

        foreach (var kind in _kindsThatChange)
        {
            _failures.Remove($"{kind}:{subject}");
            _ = _cache.RemoveAsync($"{kind}:{subject}", CancellationToken.None).AsTask();
        }
    }

    private sealed record Failure(Lookup<CacheEntry> Answer, TimeSpan Pause, DateTimeOffset Until);
}
