using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;

namespace Untp.ServiceDefaults.Caching;

/// <summary>
/// Memory of the process, then Redis where there is one, then the source. One source call a key at a time. Redis only
/// saves work: whatever is wrong with it is a miss. Threads: safe.
/// </summary>
public sealed partial class TieredCache : IDisposable
{
    private static readonly Counter<long> _lookups = new Meter("Untp").CreateCounter<long>("untp.cache.lookups", description: "Cache look-ups by the tier that answered");

    private readonly ConcurrentDictionary<string, Lazy<Task<CacheEntry?>>> _flights = new(StringComparer.Ordinal);
    private readonly MemoryCache _memory;
    private readonly IDistributedCache? _redis;
    private readonly CacheOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<TieredCache> _logger;

    /// <summary>Sets the tiers up.</summary>
    /// <param name="redis">Redis; null leaves it out.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">For faults of Redis.</param>
    public TieredCache(IDistributedCache? redis, CacheOptions options, TimeProvider time, ILogger<TieredCache> logger)
    {
        _memory = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.MaxMemoryBytes });
        _redis = redis;
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>An entry from the nearest tier that has it and may still use it, else from the source.</summary>
    /// <param name="key">Names the content; with the tenant where tenants may differ.</param>
    /// <param name="source">Asks the source; null for an answer that is not kept. Shared by all who wait for this key.</param>
    /// <param name="cancellationToken">Ends this caller's wait, not the source's work.</param>
    /// <returns>The entry; null where the source gave none.</returns>
    public async ValueTask<CacheEntry?> GetAsync(string key, Func<CancellationToken, ValueTask<CacheEntry?>> source, CancellationToken cancellationToken)
    {
        if (_memory.TryGetValue(key, out CacheEntry? entry) && Remaining(entry!) is not null)
        {
            Count("memory");
            return entry;
        }

        var flight = _flights.GetOrAdd(key, static (k, state) => new(() => state.Cache.FlyAsync(k, state.Source)), (Cache: this, Source: source));
        return await flight.Value.WaitAsync(cancellationToken);
    }

    /// <summary>Forgets an entry in every tier.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
    {
        _memory.Remove(key);
        await TryRedisAsync(async (redis, token) =>
        {
            await redis.RemoveAsync(key, token);
            return true;
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    private async Task<CacheEntry?> FlyAsync(string key, Func<CancellationToken, ValueTask<CacheEntry?>> source)
    {
        try
        {
            return await FromRedisAsync(key) ?? await FromSourceAsync(key, source);
        }
        finally
        {
            _flights.TryRemove(key, out _);
        }
    }

    private async ValueTask<CacheEntry?> FromRedisAsync(string key)
    {
        var bytes = await TryRedisAsync((redis, token) => redis.GetAsync(key, token));
        if (bytes is null)
        {
            return null;
        }

        if (StoredEntry.Read(key, bytes) is not { } entry)
        {
            LogForeign(_logger);
            return null;
        }

        if (Remaining(entry) is not { } remaining)
        {
            return null;
        }

        Count("redis");
        Keep(key, entry, remaining);
        return entry;
    }

    private async ValueTask<CacheEntry?> FromSourceAsync(string key, Func<CancellationToken, ValueTask<CacheEntry?>> source)
    {
        Count("source");
        using var timeout = new CancellationTokenSource(_options.SourceTimeout, _time);
        var entry = await source(timeout.Token);
        if (entry is not null && Remaining(entry) is { } remaining)
        {
            Keep(key, entry, remaining);
            await TryRedisAsync(async (redis, token) =>
            {
                await redis.SetAsync(key, StoredEntry.Write(key, entry), new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = remaining }, token);
                return true;
            });
        }

        return entry;
    }

    private void Keep(string key, CacheEntry entry, TimeSpan remaining) =>
        _memory.Set(key, entry, new MemoryCacheEntryOptions { Size = entry.Content.Length + key.Length + 128, AbsoluteExpirationRelativeToNow = remaining });

    /// <summary>How much longer the entry may be used; null where no longer.</summary>
    private TimeSpan? Remaining(CacheEntry entry) => entry.FetchedAt + entry.Lifetime - _time.GetUtcNow() is var remaining && remaining > TimeSpan.Zero ? remaining : null;

    private async ValueTask<T?> TryRedisAsync<T>(Func<IDistributedCache, CancellationToken, Task<T>> call)
    {
        if (_redis is null)
        {
            return default;
        }

        try
        {
            // The wait has an end of its own: a dropped connection can leave a call of this client without any answer.
            using var timeout = new CancellationTokenSource(_options.RedisTimeout, _time);
            return await call(_redis, timeout.Token).WaitAsync(timeout.Token);
        }
        catch (Exception e)
        {
            // Of whatever kind: a field of a foreign hash that is no number comes as InvalidCastException, for one.
            LogRedis(_logger, e.GetType().Name);
            return default;
        }
    }

    private static void Count(string tier) => _lookups.Add(1, new KeyValuePair<string, object?>("tier", tier));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis did not answer ({Fault}); the source is asked instead")]
    private static partial void LogRedis(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis holds something under one of our keys that is not an entry of ours; it is ignored")]
    private static partial void LogForeign(ILogger logger);
}
