using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;
using Untp.ServiceDefaults.Caching;

namespace Services.Tests.ServiceDefaults.Caching;

/// <summary>The cache on a real Redis that is torn from it, and the same work on memory alone.</summary>
public sealed class RedisTests
{
    private const int Callers = 64;
    private const int Keys = 100;
    private const int Disconnects = 50;
    private static int _names;

    [NeedsFact(Part.Redis)]
    public async Task Caches_share_what_one_of_them_fetched()
    {
        using var server = await RedisServer.StartAsync();
        using var redis = Connect(server);
        var source = new Source(TimeProvider.System);
        using TieredCache first = Cache(redis), second = Cache(redis);

        await FillAsync(first, second, source);
        await second.RemoveAsync("shared", default);

        using var third = Cache(redis);
        var before = source.Calls;
        await third.GetAsync("shared", source.AskAsync, default);
        Assert.Equal(before + 1, source.Calls);
    }

    [NeedsFact(Part.Redis)]
    public async Task Foreign_content_in_redis_is_a_miss()
    {
        using var server = await RedisServer.StartAsync();
        using var redis = Connect(server);
        using var admin = await AdminAsync(server);
        var source = new Source(TimeProvider.System);
        var database = admin.GetDatabase();
        await database.StringSetAsync("untp:v1:text", "no hash");
        await database.HashSetAsync("untp:v1:empty", [new HashEntry("other", "x")]);
        await database.HashSetAsync("untp:v1:data", [new HashEntry("absexp", -1), new HashEntry("sldexp", -1), new HashEntry("data", "hello")]);
        await database.HashSetAsync("untp:v1:number", [new HashEntry("absexp", "soon"), new HashEntry("sldexp", -1), new HashEntry("data", "hello")]);
        await database.HashSetAsync("untp:v1:range", [new HashEntry("absexp", long.MaxValue), new HashEntry("sldexp", long.MaxValue), new HashEntry("data", "hello")]);
        await database.HashSetAsync("untp:v1:sliding", [new HashEntry("absexp", long.MinValue), new HashEntry("sldexp", long.MinValue), new HashEntry("data", "hello")]);

        // The connection is there before the answers are judged, so that no miss is one for want of it.
        using TieredCache first = Cache(redis), second = Cache(redis);
        await FillAsync(first, second, source);
        foreach (var key in (string[])["text", "empty", "data", "number", "range", "sliding"])
        {
            using var cache = Cache(redis);
            var before = source.Calls;
            Assert.Equal($"answer {before + 1}", Encoding.ASCII.GetString((await cache.GetAsync(key, source.AskAsync, default))!.Content));
        }
    }

    [Fact]
    public Task Callers_get_right_answers_from_memory_while_entries_vanish()
    {
        var cache = Cache(redis: null);
        return ManyCallersAsync(
            run => run(cache),
            async () =>
            {
                for (var key = 0; key < Keys; key++)
                {
                    await cache.RemoveAsync($"{key}", default);
                }
            });
    }

    [NeedsFact(Part.Redis)]
    public async Task Callers_get_right_answers_through_forced_disconnects()
    {
        using var server = await RedisServer.StartAsync();
        using var redis = Connect(server);
        using var admin = await AdminAsync(server);

        // A cache a look-up: memory never has the entry, so every look-up goes to Redis.
        await ManyCallersAsync(
            async run =>
            {
                using var cache = Cache(redis);
                await run(cache);
            },
            () => admin.GetServer(server.Endpoint).ExecuteAsync("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"));

        await RecoversAsync(redis);
    }

    [NeedsFact(Part.Redis)]
    public async Task Killed_redis_is_done_without_and_used_again_when_it_is_back()
    {
        using var server = await RedisServer.StartAsync();
        using var redis = Connect(server);
        await RecoversAsync(redis);
        var source = new Source(TimeProvider.System);

        server.Kill();
        for (var key = 0; key < 20; key++)
        {
            using var cache = Cache(redis);
            Assert.Equal($"answer {key + 1}", Encoding.ASCII.GetString((await Eventually.EndsAsync(cache.GetAsync($"{key}", source.AskAsync, default).AsTask()))!.Content));
        }

        await server.RestartAsync();
        await RecoversAsync(redis);
    }

    [NeedsFact(Part.Redis)]
    public async Task Redis_that_starts_late_is_used_from_then_on()
    {
        using var server = await RedisServer.StartAsync();
        server.Kill();
        using var redis = Connect(server);
        var source = new Source(TimeProvider.System);
        using var cache = Cache(redis);
        Assert.NotNull(await Eventually.EndsAsync(cache.GetAsync("early", source.AskAsync, default).AsTask()));

        await server.RestartAsync();

        await RecoversAsync(redis);
    }

    /// <summary>64 callers look up 100 keys, each answer belonging to its key, until the disturbance has struck 50 times.</summary>
    private static async Task ManyCallersAsync(Func<Func<TieredCache, Task>, Task> withCache, Func<Task> disturb)
    {
        var wrong = new ConcurrentQueue<string>();
        long lookups = 0;
        using var ending = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = caller; !ending.IsCancellationRequested; i++)
            {
                await Task.Yield();
                var key = $"{i % Keys}";
                await withCache(async cache =>
                {
                    var entry = await cache.GetAsync(key, _ => ValueTask.FromResult<CacheEntry?>(Entry(key)), default);
                    if (Encoding.ASCII.GetString(entry!.Content) != Content(key))
                    {
                        wrong.Enqueue(key);
                    }
                });
                Interlocked.Increment(ref lookups);
            }
        })).ToArray();

        for (var i = 0; i < Disconnects; i++)
        {
            var before = Interlocked.Read(ref lookups);
            await disturb();
            await Eventually.IsTrueAsync(() => Interlocked.Read(ref lookups) > before + Callers || callers.Any(caller => caller.IsFaulted));
        }

        await ending.CancelAsync();
        await Eventually.EndsAsync(Task.WhenAll(callers));
        Assert.Empty(wrong);
    }

    private static string Content(string key) => string.Concat(Enumerable.Repeat($"{key};", 200));

    private static CacheEntry Entry(string key) => new(Encoding.ASCII.GetBytes(Content(key)), TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1));

    /// <summary>Waits until what one cache fetched is served to another by Redis.</summary>
    private static Task RecoversAsync(RedisCache redis) => Eventually.IsTrueAsync(async () =>
    {
        var key = $"again {Interlocked.Increment(ref _names).ToString(CultureInfo.InvariantCulture)}";
        var source = new Source(TimeProvider.System);
        using TieredCache first = Cache(redis), second = Cache(redis);
        await first.GetAsync(key, source.AskAsync, default);
        await second.GetAsync(key, source.AskAsync, default);
        return source.Calls == 1;
    });

    private static Task FillAsync(TieredCache first, TieredCache second, Source source) => Eventually.IsTrueAsync(async () =>
    {
        await first.RemoveAsync("shared", default);
        await second.RemoveAsync("shared", default);
        var before = source.Calls;
        await first.GetAsync("shared", source.AskAsync, default);
        var entry = await second.GetAsync("shared", source.AskAsync, default);
        return source.Calls == before + 1 && Encoding.ASCII.GetString(entry!.Content) == $"answer {source.Calls}";
    });

    private static RedisCache Connect(RedisServer server) => new(CacheSetup.Options(server.Endpoint));

    private static async Task<ConnectionMultiplexer> AdminAsync(RedisServer server) => await ConnectionMultiplexer.ConnectAsync($"{server.Endpoint},allowAdmin=true,asyncTimeout=60000");

    private static TieredCache Cache(RedisCache? redis) => new(redis, new CacheOptions(), TimeProvider.System, NullLogger<TieredCache>.Instance);
}
