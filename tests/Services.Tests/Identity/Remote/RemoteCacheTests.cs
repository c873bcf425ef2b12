using Microsoft.Extensions.Logging.Abstractions;
using Services.Tests.ServiceDefaults;
using Untp.Core.Problems;
using Untp.Identity.Remote;
using Untp.ServiceDefaults.Caching;
using Untp.ServiceDefaults.Changes;
using Untp.ServiceDefaults.IdentityClient;

namespace Services.Tests.Identity.Remote;

public sealed class RemoteCacheTests : IDisposable
{
    private const string Key = "did:did:web:issuer.example";
    private static readonly Uri _url = new("https://issuer.example/.well-known/did.json");
    private static readonly Lookup<CacheEntry> _outage = Lookup<CacheEntry>.Unreachable(new(ProblemCodes.DidUnresolved, "down"));
    private static readonly Lookup<CacheEntry> _none = Lookup<CacheEntry>.None(new(ProblemCodes.DidNotFound, "none"));

    // The memory caches count real time besides: a manual clock that starts at it and runs ahead is the stricter one.
    private readonly ManualTime _clock = new(TimeProvider.System.GetUtcNow());
    private readonly ChangeFeed _changes = new(null, TimeProvider.System, NullLogger<ChangeFeed>.Instance);
    private readonly RemoteOptions _options = new() { Tenants = new Dictionary<string, EgressList> { ["denied"] = new() { Deny = ["issuer.example"] } } };
    private readonly TieredCache _tiers;
    private readonly RemoteCache _cache;
    private int _fetches;

    public RemoteCacheTests()
    {
        _tiers = new TieredCache(null, new CacheOptions(), _clock, NullLogger<TieredCache>.Instance);
        _cache = new RemoteCache(_tiers, _options, _changes, _clock);
    }

    public void Dispose()
    {
        _cache.Dispose();
        _changes.Dispose();
        _tiers.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Remembers_FailuresForSecondsOnly_AndLongerTheMoreThereAre(bool isRetryable)
    {
        var failure = isRetryable ? _outage : _none;
        var asked = 0;
        foreach (var seconds in (double[])[1, 2, 4, 5, 5])
        {
            var first = await GetAsync(failure);
            Assert.Equal((failure.Problem!.Code, isRetryable, ++asked), (first.Problem?.Code, first.IsRetryable, _fetches));

            _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Same(first.Problem, (await GetAsync(Entry(TimeSpan.FromMinutes(1)))).Problem);
            Assert.Equal(asked, _fetches);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.True((await GetAsync(Entry(TimeSpan.Zero))).IsFound);

        // After an answer it begins anew.
        await GetAsync(failure);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await GetAsync(Entry(TimeSpan.Zero))).IsFound);
    }

    [Fact]
    public async Task Keeps_AnswersForTheirLifetime()
    {
        var first = await GetAsync(Entry(TimeSpan.FromMinutes(1)));
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(first.AsOf, (await GetAsync(_outage)).AsOf);

        // What has no age beyond its lifetime is not used because its server is down.
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ProblemCodes.DidUnresolved, (await GetAsync(_outage)).Problem?.Code);
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task Serves_StaleCopiesWithTheirAge_WhileTheServerIsDown_AndNoneThatAreTooOld()
    {
        var first = await GetAsync(Entry(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3)));
        for (var minute = 1; minute < 3; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            var stale = await GetAsync(_outage);
            Assert.True(stale.IsFound);
            Assert.Equal(first.AsOf, stale.AsOf);
            await Eventually.IsTrueAsync(() => Volatile.Read(ref _fetches) == minute + 1);
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ProblemCodes.DidUnresolved, (await GetAsync(_outage)).Problem?.Code);
    }

    [Fact]
    public async Task Reads_StaleCopiesAnew_OnNobodysBudget()
    {
        var budget = new FetchBudget(_options, "free", FetchSpending.All);
        await GetAsync(Entry(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3)));
        _clock.Advance(TimeSpan.FromMinutes(2));
        var renewed = Entry(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3));

        await GetAsync(renewed, budget);

        await Eventually.IsTrueAsync(async () => (await GetAsync(_outage, budget)).AsOf == renewed.AsOf);
        Assert.Equal(2, _fetches);
        Assert.False(budget.IsSpent);
    }

    [Fact]
    public async Task Forgets_FailuresForWantOfABudget()
    {
        var spent = new FetchBudget(_options, "free", FetchSpending.All);

        Assert.False((await GetAsync(_outage, spent)).IsFound);
        var other = await GetAsync(Entry(TimeSpan.FromMinutes(1)));

        Assert.True(other.IsFound);
    }

    [Fact]
    public async Task S16_Gives_NoCopyToATenantThatMayNotFetchIt()
    {
        var blocked = Lookup<CacheEntry>.None(new(ProblemCodes.EgressBlocked, "Not for this tenant."));
        Assert.True((await GetAsync(Entry(TimeSpan.FromMinutes(1)))).IsFound);

        var denied = await GetAsync(blocked, new FetchBudget(_options, "denied"));
        var free = await GetAsync(_outage);

        // The refusal of one is not remembered for the others.
        Assert.Equal(ProblemCodes.EgressBlocked, denied.Problem?.Code);
        Assert.True(free.IsFound);
    }

    [Fact]
    public async Task Reads_ACopyAnewThatDoesNotDo_OnceInAWhile()
    {
        var first = await GetAsync(Entry(TimeSpan.FromMinutes(1)));
        _clock.Advance(TimeSpan.FromSeconds(10));

        // A newer copy is held already, or there is none and the server was asked a moment ago: it is left alone.
        var second = await GetAsync(Entry(TimeSpan.FromMinutes(1)), newerThan: first.AsOf);
        Assert.Equal((_clock.GetUtcNow(), 2), (second.AsOf, _fetches));
        Assert.Equal((second.AsOf, 2), ((await GetAsync(_outage, newerThan: first.AsOf)).AsOf, _fetches));
        Assert.Equal((second.AsOf, 2), ((await GetAsync(_outage, newerThan: second.AsOf)).AsOf, _fetches));

        // What the server cannot say leaves the copy as it is.
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((second.AsOf, 3), ((await GetAsync(_outage, newerThan: second.AsOf)).AsOf, _fetches));
        Assert.Equal((second.AsOf, 3), ((await GetAsync(_outage)).AsOf, _fetches));
    }

    [Theory]
    [InlineData("did:web:issuer.example", true)]
    [InlineData("did:web:other.example", false)]
    public async Task Forgets_WhatTheFeedTellsOf(string subject, bool isForgotten)
    {
        await GetAsync(Entry(TimeSpan.FromMinutes(1)));

        _changes.Publish(subject);
        await GetAsync(Entry(TimeSpan.FromMinutes(1)));

        Assert.Equal(isForgotten ? 2 : 1, _fetches);
    }

    [Fact]
    public async Task Forgets_All_WhenAnythingMayHaveChanged()
    {
        await GetAsync(Entry(TimeSpan.FromMinutes(1)));

        _changes.TellAll();
        await GetAsync(Entry(TimeSpan.FromMinutes(1)));

        Assert.Equal(2, _fetches);
    }

    private Lookup<CacheEntry> Entry(TimeSpan lifetime, TimeSpan? maxAge = null) =>
        Lookup<CacheEntry>.Found(new CacheEntry([1], _clock.GetUtcNow(), lifetime) { MaxAge = maxAge ?? lifetime }, _clock.GetUtcNow());

    private async Task<Lookup<CacheEntry>> GetAsync(Lookup<CacheEntry> answer, FetchBudget? budget = null, DateTimeOffset? newerThan = null) => await _cache.GetAsync(
        Key,
        _url,
        allowance =>
        {
            Interlocked.Increment(ref _fetches);
            allowance.TryTakeFetch();
            return Task.FromResult(answer);
        },
        budget ?? new FetchBudget(_options, "free"),
        CancellationToken.None,
        newerThan);
}
