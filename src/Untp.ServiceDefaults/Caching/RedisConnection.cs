using StackExchange.Redis;

namespace Untp.ServiceDefaults.Caching;

/// <summary>
/// The one connection that the cache and its locks share. The service is started when it is there, so that the first look-ups
/// find what other processes left in Redis, or when a second is over: it comes later then. Threads: safe.
/// </summary>
internal sealed class RedisConnection(ConfigurationOptions options) : IHostedService, IAsyncDisposable
{
    private readonly Lazy<Task<IConnectionMultiplexer>> _connection = new(async () => await ConnectionMultiplexer.ConnectAsync(options));

    public Task<IConnectionMultiplexer> GetAsync() => _connection.Value;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            // It waits for options.ConnectTimeout at most.
            await _connection.Value.WaitAsync(cancellationToken);
        }
        catch (RedisException)
        {
            // Every look-up that meets it says so in the log.
        }
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
