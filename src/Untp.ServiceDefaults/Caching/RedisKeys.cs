using System.Runtime.CompilerServices;
using StackExchange.Redis;

namespace Untp.ServiceDefaults.Caching;

/// <summary>The keys of the cache that Redis holds. Threads: safe.</summary>
public sealed class RedisKeys
{
    private const int MaxKeys = 100_000;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    private readonly RedisConnection _connection;

    internal RedisKeys(RedisConnection connection) => _connection = connection;

    /// <summary>Reads them, in no order, 100,000 at most; waits for Redis where it is not there yet.</summary>
    /// <exception cref="RedisException">It went away meanwhile.</exception>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
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
        var multiplexer = await _connection.GetAsync().WaitAsync(cancellationToken);
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
}
