using Microsoft.Extensions.Logging.Abstractions;
using Untp.Core.Problems;
using Untp.Identity.Remote;
using Untp.ServiceDefaults.Caching;

namespace Services.Tests.Identity.Remote;

public sealed class RemoteCacheTests : IDisposable
{
    private static readonly Lookup<CacheEntry> _outage = Lookup<CacheEntry>.Unreachable(new(ProblemCodes.DidUnresolved, "down"));
    private readonly ManualClock _clock = new();
    private readonly TieredCache _tiers;
    private readonly RemoteCache _cache;
    private readonly FetchBudget _budget = new(new RemoteOptions());
    private int _fetches;

    public RemoteCacheTests()
    {
        _tiers = new TieredCache(null, new CacheOptions(), _clock, NullLogger<TieredCache>.Instance);
        _cache = new RemoteCache(_tiers, _clock);
    }

    public void Dispose()
    {
        _cache.Dispose();
        _tiers.Dispose();
    }

    [Fact]
    public async Task Remembers_FailuresForSecondsOnly()
    {
        var first = await GetAsync(_outage);
        _clock.Advance(RemoteCache.FailureLifetime - TimeSpan.FromMilliseconds(1));
        var second = await GetAsync(_outage);
        Assert.Equal((ProblemCodes.DidUnresolved, true, 1), (first.Problem?.Code, first.IsRetryable, _fetches));
        Assert.Same(first.Problem, second.Problem);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var third = await GetAsync(Entry(TimeSpan.FromMinutes(1)));

        Assert.True(third.IsFound);
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task Keeps_AnswersForTheirLifetime()
    {
        var first = await GetAsync(Entry(TimeSpan.FromMinutes(1)));
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(first.AsOf, (await GetAsync(_outage)).AsOf);

        // What is out of date is not used because its server is down.
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ProblemCodes.DidUnresolved, (await GetAsync(_outage)).Problem?.Code);
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task Forgets_FailuresForWantOfABudget()
    {
        while (_budget.TryTakeFetch())
        {
        }

        await GetAsync(_outage);
        var other = await GetAsync(Entry(TimeSpan.FromMinutes(1)));

        Assert.True(other.IsFound);
    }

    private Lookup<CacheEntry> Entry(TimeSpan lifetime) => Lookup<CacheEntry>.Found(new CacheEntry([1], _clock.GetUtcNow(), lifetime), _clock.GetUtcNow());

    private async Task<Lookup<CacheEntry>> GetAsync(Lookup<CacheEntry> answer) => await _cache.GetAsync(
        "key",
        () =>
        {
            _fetches++;
            return Task.FromResult(answer);
        },
        _budget,
        CancellationToken.None);

    private sealed class ManualClock : TimeProvider
    {
        // The memory caches count real time besides: a manual clock that runs ahead of it is the stricter one.
        private DateTimeOffset _now = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan time) => _now += time;
    }
}
