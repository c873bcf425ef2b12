using StackExchange.Redis;

namespace Untp.ServiceDefaults.Caching;

/// <summary>
/// The one connection that the cache and its locks share. It is opened as the service starts, so that the first look-ups
/// find what other processes left in Redis; nobody waits for it. Threads: safe.
/// </summary>
internal sealed class RedisConnection(ConfigurationOptions options) : IHostedService, IAsyncDisposable
{
    private readonly Lazy<Task<IConnectionMultiplexer>> _connection = new(async () => await ConnectionMultiplexer.ConnectAsync(options));

    public Task<IConnectionMultiplexer> GetAsync() => _connection.Value;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = _connection.Value;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_connection is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _connection.Value).DisposeAsync();
        }
    }
}
