using System.Text;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;
using Untp.ServiceDefaults.Caching;

namespace Services.Tests.ServiceDefaults.Caching;

/// <summary>Processes on one Redis, each a cache with a connection of its own, keep each other from asking for the same.</summary>
public sealed class RedisLockTests : IAsyncLifetime
{
    private const string Key = "did:did:web:issuer.example";
    private const string LockName = "untp:v1:lock:" + Key;
    private readonly List<IDisposable> _disposables = [];
    private readonly Source _source = new(TimeProvider.System);
    private RedisServer? _server;

    public async Task InitializeAsync() => _server = Availability.FindProgram("redis-server") is not null ? await RedisServer.StartAsync() : null;

    public Task DisposeAsync()
    {
        _disposables.Reverse();
        _disposables.ForEach(disposable => disposable.Dispose());
        _server?.Dispose();
        return Task.CompletedTask;
    }

    [NeedsFact(Part.Redis)]
    public async Task Sixty_four_callers_in_two_processes_ask_the_source_once()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _source.Before = _ => open.Task;
        var (first, second) = (await ProcessAsync(), await ProcessAsync());

        var callers = Enumerable.Range(0, 64).Select(i => GetAsync(i % 2 == 0 ? first : second)).ToArray();
        await Eventually.IsTrueAsync(() => _source.Calls == 1);
        open.SetResult();

        Assert.All(await Task.WhenAll(callers), answer => Assert.Equal("answer 1", answer));
        Assert.Equal(1, _source.Calls);
        Assert.False(await Database().KeyExistsAsync(LockName));
    }

    [NeedsFact(Part.Redis)]
    public async Task Source_that_fails_in_one_process_is_asked_by_the_next()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _source.Before = async _ =>
        {
            await open.Task;
            if (_source.Calls == 1)
            {
                throw new IOException("down");
            }
        };
        var (first, second) = (await ProcessAsync(), await ProcessAsync());
        var failing = GetAsync(first);
        await Eventually.IsTrueAsync(() => _source.Calls == 1);
        var waiting = GetAsync(second);

        open.SetResult();

        await Assert.ThrowsAsync<IOException>(() => failing);
        Assert.Equal("answer 2", await waiting);
    }

    [NeedsFact(Part.Redis)]
    public async Task Holder_that_died_holds_the_others_up_until_its_lock_ends()
    {
        var cache = await ProcessAsync();
        await Database().StringSetAsync(LockName, "of a dead process", TimeSpan.FromMilliseconds(300));

        Assert.Equal("answer 1", await Eventually.EndsAsync(GetAsync(cache)));
    }

    [NeedsFact(Part.Redis)]
    public async Task Lock_that_never_ends_is_not_waited_for_longer_than_a_lock_lives()
    {
        var cache = await ProcessAsync(new CacheOptions { LockLifetime = TimeSpan.FromMilliseconds(300) });
        await Database().StringSetAsync(LockName, "of somebody else");

        Assert.Equal("answer 1", await Eventually.EndsAsync(GetAsync(cache)));

        // Only who took a lock ends it.
        Assert.Equal("of somebody else", await Database().StringGetAsync(LockName));
    }

    [NeedsFact(Part.Redis)]
    public async Task Lock_is_one_at_a_time_and_ended_by_its_holder_only()
    {
        var connection = await ConnectAsync();
        var locks = new RedisLocks(() => Task.FromResult<IConnectionMultiplexer>(connection));

        Assert.True(await locks.TryTakeAsync(Key, "mine", TimeSpan.FromMinutes(1)));
        Assert.False(await locks.TryTakeAsync(Key, "yours", TimeSpan.FromMinutes(1)));
        Assert.False(await locks.ReleaseAsync(Key, "yours"));
        Assert.True(await Database().KeyTimeToLiveAsync(LockName) is { } left && left <= TimeSpan.FromMinutes(1));
        Assert.True(await locks.ReleaseAsync(Key, "mine"));
        Assert.True(await locks.TryTakeAsync(Key, "yours", TimeSpan.FromMinutes(1)));
    }

    [NeedsFact(Part.Redis)]
    public async Task Without_redis_everybody_asks_for_himself()
    {
        var (first, second) = (await ProcessAsync(), await ProcessAsync());
        _server!.Kill();

        Assert.Equal("answer 1", await Eventually.EndsAsync(GetAsync(first)));
        Assert.Equal("answer 2", await Eventually.EndsAsync(GetAsync(second)));
    }

    [NeedsFact(Part.Redis)]
    public async Task Process_that_starts_finds_what_the_one_before_left()
    {
        var first = await ProcessAsync();
        await GetAsync(first);
        first.Dispose();

        Assert.Equal("answer 1", await GetAsync(await ProcessAsync()));
        Assert.Equal(1, _source.Calls);
    }

    private async Task<TieredCache> ProcessAsync(CacheOptions? options = null)
    {
        var connection = await ConnectAsync();
        var redis = new RedisCacheOptions { ConnectionMultiplexerFactory = () => Task.FromResult<IConnectionMultiplexer>(connection), InstanceName = "untp:v1:" };
        var cache = new TieredCache(Own(new RedisCache(redis)), options ?? new CacheOptions { RedisTimeout = TimeSpan.FromSeconds(5) }, TimeProvider.System, NullLogger<TieredCache>.Instance, new RedisLocks(() => Task.FromResult<IConnectionMultiplexer>(connection)));
        return Own(cache);
    }

    private IDatabase Database() => Own(ConnectionMultiplexer.Connect(_server!.Endpoint)).GetDatabase();

    private async Task<ConnectionMultiplexer> ConnectAsync() => Own(await ConnectionMultiplexer.ConnectAsync(CacheSetup.Options(_server!.Endpoint).ConfigurationOptions!));

    private T Own<T>(T disposable)
        where T : IDisposable
    {
        _disposables.Add(disposable);
        return disposable;
    }

    private async Task<string> GetAsync(TieredCache cache) => Encoding.ASCII.GetString((await cache.GetAsync(Key, _source.AskAsync, default))!.Content);
}
