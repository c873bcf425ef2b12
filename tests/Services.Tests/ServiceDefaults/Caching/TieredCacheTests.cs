using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;
using Untp.ServiceDefaults.Caching;

namespace Services.Tests.ServiceDefaults.Caching;

public sealed class TieredCacheTests
{
    private const string Key = "document:1";
    private readonly ManualTime _time = new();
    private readonly FakeRedis _redis = new();
    private readonly Source _source;

    public TieredCacheTests() => _source = new Source(_time);

    public static TheoryData<Exception> RedisFaults => new(
        new RedisConnectionException(ConnectionFailureType.SocketFailure, "gone"),
        new RedisTimeoutException("slow", CommandStatus.Sent),
        new RedisServerException("WRONGTYPE"),
        new ObjectDisposedException("multiplexer"),
        new InvalidCastException("a field of the hash is no number"),
        new OverflowException("ticks"),
        new IOException("pipe"));

    [Fact]
    public async Task Second_caller_is_served_from_memory()
    {
        using var cache = Cache();

        Assert.Equal("answer 1", await GetAsync(cache));
        Assert.Equal("answer 1", await GetAsync(cache));
        Assert.Equal(1, _source.Calls);
    }

    [Fact]
    public async Task Keys_do_not_share_an_entry()
    {
        using var cache = Cache();

        Assert.Equal("answer 1", await GetAsync(cache, "a"));
        Assert.Equal("answer 2", await GetAsync(cache, "b"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Entry_is_used_until_its_lifetime_is_over_and_no_longer(bool withRedis)
    {
        using var cache = Cache(withRedis);
        await GetAsync(cache);

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("answer 1", await GetAsync(cache));

        // The cache looks at this clock, though the memory and Redis below keep the entry by their own.
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("answer 2", await GetAsync(cache));
    }

    [Fact]
    public async Task Entry_of_redis_is_used_for_what_is_left_of_its_lifetime()
    {
        using var first = Cache(withRedis: true);
        await GetAsync(first);
        Assert.Equal(TimeSpan.FromMinutes(1), _redis.LastOptions!.AbsoluteExpirationRelativeToNow);

        _time.Advance(TimeSpan.FromSeconds(59));
        using var second = Cache(withRedis: true);
        Assert.Equal("answer 1", await GetAsync(second));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("answer 2", await GetAsync(second));
    }

    [Fact]
    public async Task Lifetime_of_zero_is_kept_nowhere()
    {
        _source.Lifetime = TimeSpan.Zero;
        using var cache = Cache(withRedis: true);

        Assert.Equal("answer 1", await GetAsync(cache));
        Assert.Equal("answer 2", await GetAsync(cache));
        Assert.Empty(_redis.Entries);
    }

    [Fact]
    public async Task Lifetime_that_ends_while_the_entry_is_stored_is_no_fault()
    {
        for (var lifetime = 1; lifetime <= 12; lifetime++)
        {
            var moving = new ManualTime { PerLook = TimeSpan.FromMilliseconds(1) };
            var source = new Source(moving) { Lifetime = TimeSpan.FromMilliseconds(lifetime) };
            using var cache = new TieredCache(_redis, new CacheOptions(), moving, NullLogger<TieredCache>.Instance);

            Assert.NotNull(await cache.GetAsync($"{lifetime}", source.AskAsync, default));
        }
    }

    [Fact]
    public async Task Removed_entry_is_asked_for_again()
    {
        using var cache = Cache(withRedis: true);
        await GetAsync(cache);

        await cache.RemoveAsync(Key, default);

        Assert.Empty(_redis.Entries);
        Assert.Equal("answer 2", await GetAsync(cache));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sixty_four_callers_ask_the_source_once(bool withRedis)
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _source.Before = _ => open.Task;
        using var cache = Cache(withRedis);

        var callers = Enumerable.Range(0, 64).Select(_ => GetAsync(cache)).ToArray();
        Assert.DoesNotContain(callers, caller => caller.IsCompleted);
        open.SetResult();

        Assert.All(await Task.WhenAll(callers), answer => Assert.Equal("answer 1", answer));
        Assert.Equal(1, _source.Calls);
    }

    [Fact]
    public async Task Caller_that_gives_up_does_not_take_the_others_with_it()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sourceCancelled = false;
        _source.Before = async token =>
        {
            await open.Task;
            sourceCancelled = token.IsCancellationRequested;
        };
        using var cache = Cache();
        using var cancellation = new CancellationTokenSource();
        var first = GetAsync(cache, cancellationToken: cancellation.Token);
        var second = GetAsync(cache);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        open.SetResult();
        Assert.Equal("answer 1", await second);
        Assert.False(sourceCancelled);
        Assert.Equal("answer 1", await GetAsync(cache));
    }

    [Fact]
    public async Task Source_that_has_nothing_is_asked_again()
    {
        var calls = 0;
        using var cache = Cache(withRedis: true);
        ValueTask<CacheEntry?> Nothing(CancellationToken _)
        {
            calls++;
            return ValueTask.FromResult<CacheEntry?>(null);
        }

        Assert.Null(await cache.GetAsync(Key, Nothing, default));
        Assert.Null(await cache.GetAsync(Key, Nothing, default));

        Assert.Equal(2, calls);
        Assert.Empty(_redis.Entries);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Source_that_throws_does_not_poison_its_key(bool atOnce)
    {
        using var cache = Cache();
        _source.Before = async _ =>
        {
            if (!atOnce)
            {
                await Task.Yield();
            }

            throw new InvalidDataException("broken");
        };
        await Assert.ThrowsAsync<InvalidDataException>(() => GetAsync(cache));

        _source.Before = _ => Task.CompletedTask;

        Assert.Equal("answer 2", await GetAsync(cache));
    }

    [Fact]
    public async Task Source_that_throws_without_a_task_does_not_poison_its_key()
    {
        using var cache = Cache();
        await Assert.ThrowsAsync<InvalidDataException>(async () => await cache.GetAsync(Key, _ => throw new InvalidDataException("broken"), default));

        Assert.Equal("answer 1", await GetAsync(cache));
    }

    [Fact]
    public async Task All_who_wait_see_the_sources_failure()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _source.Before = async _ =>
        {
            await open.Task;
            throw new InvalidDataException("broken");
        };
        using var cache = Cache();
        var callers = Enumerable.Range(0, 8).Select(_ => GetAsync(cache)).ToArray();

        open.SetResult();

        foreach (var caller in callers)
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => caller);
        }

        Assert.Equal(1, _source.Calls);
    }

    [Theory]
    [MemberData(nameof(RedisFaults))]
    public async Task Redis_that_fails_is_as_if_it_were_not_there(Exception fault)
    {
        _redis.Fault = fault;
        using var cache = Cache(withRedis: true);

        Assert.Equal("answer 1", await GetAsync(cache));
        Assert.Equal("answer 1", await GetAsync(cache));
        await cache.RemoveAsync(Key, default);
        Assert.Equal("answer 2", await GetAsync(cache));

        _redis.Fault = null;
        using var other = Cache(withRedis: true);
        Assert.Equal("answer 3", await GetAsync(other));
        Assert.Single(_redis.Entries);
    }

    [Fact]
    public async Task Redis_that_hangs_is_not_waited_for()
    {
        _redis.Hangs = true;
        using var cache = Cache(withRedis: true);

        Assert.Equal("answer 1", await Eventually.EndsAsync(GetAsync(cache)));
    }

    [Fact]
    public async Task Stored_entry_with_any_byte_changed_is_a_miss()
    {
        using (var cache = Cache(withRedis: true))
        {
            await GetAsync(cache);
        }

        var stored = _redis.Entries[Key];
        for (var i = 0; i < stored.Length; i++)
        {
            var changed = stored.ToArray();
            changed[i] ^= (byte)(1 << (i % 8));
            await MissesAsync(changed);
        }
    }

    [Fact]
    public async Task Stored_entry_cut_off_or_grown_is_a_miss()
    {
        using (var cache = Cache(withRedis: true))
        {
            await GetAsync(cache);
        }

        var stored = _redis.Entries[Key];
        for (var length = 0; length < stored.Length; length++)
        {
            await MissesAsync(stored[..length]);
        }

        await MissesAsync([.. stored, 0]);
        await MissesAsync([.. stored, .. stored]);
    }

    [Fact]
    public async Task Entry_of_another_key_is_a_miss()
    {
        using (var cache = Cache(withRedis: true))
        {
            await GetAsync(cache, "document:2");
        }

        await MissesAsync(_redis.Entries["document:2"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("UTC1")]
    [InlineData("UTC1 and then something that is longer than the header of an entry would ever be, by far")]
    public Task Foreign_content_is_a_miss(string content) => MissesAsync(Encoding.ASCII.GetBytes(content));

    [Fact]
    public void Digest_does_not_let_key_and_content_trade_bytes()
    {
        var entry = new CacheEntry("bc"u8.ToArray(), _time.GetUtcNow(), TimeSpan.FromMinutes(1));

        Assert.NotNull(StoredEntry.Read("a", StoredEntry.Write("a", entry)));
        Assert.Null(StoredEntry.Read("ab", StoredEntry.Write("a", entry)));
        Assert.Null(StoredEntry.Read("", StoredEntry.Write("a", entry)));
    }

    [Fact]
    public void Stored_entry_reads_as_it_was_written()
    {
        var entry = new CacheEntry([0, 1, 255], _time.GetUtcNow(), TimeSpan.FromMilliseconds(1500)) { MaxAge = TimeSpan.FromMinutes(2), Source = "https://issuer.example/ü" };

        var read = StoredEntry.Read(Key, StoredEntry.Write(Key, entry))!;

        Assert.Equal(entry.Content, read.Content);
        Assert.Equal((entry.FetchedAt, entry.Lifetime, entry.MaxAge, entry.Source), (read.FetchedAt, read.Lifetime, read.MaxAge, read.Source));
    }

    private async Task MissesAsync(byte[] stored)
    {
        _redis.Entries[Key] = stored;
        using var cache = Cache(withRedis: true);
        Assert.Equal($"answer {_source.Calls + 1}", await GetAsync(cache));
        Assert.NotEqual(stored, _redis.Entries[Key]);
    }

    private TieredCache Cache(bool withRedis = false) => new(withRedis ? _redis : null, new CacheOptions(), _time, NullLogger<TieredCache>.Instance);

    private async Task<string> GetAsync(TieredCache cache, string key = Key, CancellationToken cancellationToken = default) =>
        Encoding.ASCII.GetString((await cache.GetAsync(key, _source.AskAsync, cancellationToken))!.Content);
}
