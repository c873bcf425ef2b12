using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Untp.ServiceDefaults.Caching;

namespace Services.Tests.ServiceDefaults.Caching;

/// <summary>An entry between its lifetime and its maximum age.</summary>
public sealed class StaleEntryTests
{
    private const string Key = "did:did:web:issuer.example";
    private readonly ManualTime _time = new();
    private readonly FakeRedis _redis = new();
    private readonly Source _source;

    public StaleEntryTests() => _source = new Source(_time) { MaxAge = TimeSpan.FromMinutes(3) };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stale_entry_is_served_while_one_call_reads_it_anew(bool fromRedis)
    {
        using var first = Cache();
        await GetAsync(first);
        using var second = Cache();
        var cache = fromRedis ? second : first;
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _source.Before = _ => open.Task;
        _time.Advance(TimeSpan.FromMinutes(1));

        for (var i = 0; i < 64; i++)
        {
            Assert.Equal("answer 1", await GetAsync(cache));
        }

        await Eventually.IsTrueAsync(() => _source.Calls == 2);
        open.SetResult();
        await Eventually.IsTrueAsync(async () => await GetAsync(cache) == "answer 2");
        Assert.Equal(2, _source.Calls);
    }

    [Fact]
    public async Task Entry_beyond_its_maximum_age_is_never_served()
    {
        using var cache = Cache();
        await GetAsync(cache);

        _time.Advance(TimeSpan.FromMinutes(3) - TimeSpan.FromMilliseconds(1));
        _source.Before = _ => throw new IOException("down");
        Assert.Equal("answer 1", await GetAsync(cache));
        await Eventually.IsTrueAsync(() => _source.Calls == 2);

        // Neither by the process that has it nor by one that finds it in Redis.
        _time.Advance(TimeSpan.FromMilliseconds(1));
        using var other = Cache();
        await Assert.ThrowsAsync<IOException>(() => GetAsync(cache));
        await Assert.ThrowsAsync<IOException>(() => GetAsync(other));
    }

    [Fact]
    public async Task Failing_source_is_asked_again_after_a_pause_only()
    {
        using var cache = Cache();
        await GetAsync(cache);
        _time.Advance(TimeSpan.FromMinutes(1));
        _source.Before = _ => throw new IOException("down");
        await GetAsync(cache);
        await Eventually.IsTrueAsync(() => _source.Calls == 2);

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("answer 1", await GetAsync(cache));
        }

        Assert.Equal(2, _source.Calls);
        _time.Advance(TimeSpan.FromSeconds(1));

        // The call that failed may still be on its way out.
        await Eventually.IsTrueAsync(async () =>
        {
            await GetAsync(cache);
            return _source.Calls == 3;
        });
    }

    [Fact]
    public async Task Lifetime_of_zero_is_served_by_no_age()
    {
        _source.Lifetime = TimeSpan.Zero;
        using var cache = Cache();

        Assert.Equal("answer 1", await GetAsync(cache));
        Assert.Equal("answer 2", await GetAsync(cache));
        Assert.Empty(_redis.Entries);
    }

    [Fact]
    public async Task What_came_before_a_removal_is_not_kept_after_it()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _source.Before = _ => open.Task;
        using var cache = Cache();
        var early = GetAsync(cache);
        await Eventually.IsTrueAsync(() => _source.Calls == 1);

        await cache.RemoveAsync(Key, default);
        var late = GetAsync(cache);
        open.SetResult();

        Assert.Equal("answer 1", await early);
        Assert.Equal("answer 2", await late);
        Assert.Equal("answer 2", await GetAsync(cache));
        Assert.Equal("answer 2", Encoding.ASCII.GetString(StoredEntry.Read(Key, _redis.Entries[Key])!.Content));
    }

    [Fact]
    public async Task Cleared_memory_is_filled_from_redis()
    {
        using var cache = Cache();
        await GetAsync(cache);
        Assert.True(cache.Holds(Key));

        cache.Clear();

        Assert.False(cache.Holds(Key));
        Assert.Equal("answer 1", await GetAsync(cache));
    }

    [Fact]
    public async Task Memory_stays_within_its_bytes()
    {
        using var cache = new TieredCache(null, new CacheOptions { MaxMemoryBytes = 1 << 20 }, _time, NullLogger<TieredCache>.Instance);
        ValueTask<CacheEntry?> Large(CancellationToken _) => ValueTask.FromResult<CacheEntry?>(new CacheEntry(new byte[100_000], _time.GetUtcNow(), TimeSpan.FromMinutes(1)));
        for (var i = 0; i < 100; i++)
        {
            await cache.GetAsync($"document:{i}", Large, default);
        }

        Assert.InRange(Enumerable.Range(0, 100).Count(i => cache.Holds($"document:{i}")), 0, 10);
    }

    [Theory]
    [InlineData("did:did:web:a", "did")]
    [InlineData("status:https://a/b", "status")]
    [InlineData("document:00", "document")]
    [InlineData("document", "other")]
    [InlineData("did", "other")]
    [InlineData("didder:x", "other")]
    [InlineData("", "other")]
    public void Labels_have_few_values(string key, string kind) => Assert.Equal(kind, CacheMeters.KindOf(key));

    private TieredCache Cache() => new(_redis, new CacheOptions(), _time, NullLogger<TieredCache>.Instance);

    private async Task<string> GetAsync(TieredCache cache) => Encoding.ASCII.GetString((await cache.GetAsync(Key, _source.AskAsync, default))!.Content);
}
