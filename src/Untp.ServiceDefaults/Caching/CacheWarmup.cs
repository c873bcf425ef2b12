using System.Runtime.CompilerServices;
using StackExchange.Redis;

namespace Untp.ServiceDefaults.Caching;

/// <summary>
/// Fills the memory of a process that starts from what the others left in Redis, beside its first requests. It only saves
/// work: a Redis that does not come, is slow or holds too much ends it early.
/// </summary>
internal sealed partial class CacheWarmup(RedisConnection connection, TieredCache cache, ILogger<CacheWarmup> logger) : BackgroundService
{
    private const int MaxKeys = 100_000;
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limit.CancelAfter(_limit);
        try
        {
            await cache.WarmAsync(KeysAsync(limit.Token), limit.Token);
        }
        catch (Exception e)
        {
            // Of whatever kind: the service works without.
            LogEnded(logger, e.GetType().Name);
        }
    }

    private async IAsyncEnumerable<string> KeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var redis = await ServerAsync(cancellationToken);
        var left = MaxKeys;
        foreach (var kind in CacheMeters.Kinds)
        {
            await foreach (var key in redis.KeysAsync(pattern: $"{CacheSetup.Prefix}{kind}:*").WithCancellation(cancellationToken))
            {
                if (left-- == 0)
                {
                    yield break;
                }

                yield return key.ToString()[CacheSetup.Prefix.Length..];
            }
        }
    }

    private async Task<IServer> ServerAsync(CancellationToken cancellationToken)
    {
        var multiplexer = await connection.GetAsync().WaitAsync(cancellationToken);
        using var ticks = new PeriodicTimer(_pause);
        while (true)
        {
            if (Array.Find(multiplexer.GetServers(), server => server.IsConnected && !server.IsReplica) is { } server)
            {
                return server;
            }

            await ticks.WaitForNextTickAsync(cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The memory was not filled further from Redis ({Reason})")]
    private static partial void LogEnded(ILogger logger, string reason);
}
