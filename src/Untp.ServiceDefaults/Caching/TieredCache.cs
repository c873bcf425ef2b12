using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;

namespace Untp.ServiceDefaults.Caching;

/// <summary>
/// Memory of the process (bounded in bytes), then Redis where there is one, then the source. One source call a key at a time,
/// in this process and, as long as Redis answers, in all that share it. An entry that is no longer fresh but below its
/// hard maximum age is handed out while one call in the background reads it anew. Redis only saves work: whatever is wrong
/// with it is a miss. Threads: safe.
/// </summary>
public sealed partial class TieredCache : IDisposable
{
    private static readonly TimeSpan _firstPoll = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _lastPoll = TimeSpan.FromMilliseconds(160);

    private readonly ConcurrentDictionary<string, Flight> _flights = new(StringComparer.Ordinal);
    private readonly MemoryCache _memory;
    private readonly IDistributedCache? _redis;
    private readonly RedisLocks? _locks;
    private readonly CacheOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<TieredCache> _logger;
    private long _forgotten;

    /// <summary>Sets the tiers up.</summary>
    /// <param name="redis">Redis; null leaves it out.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">For faults of Redis.</param>
    /// <param name="locks">Keep processes from asking at the same time; null lets each ask.</param>
    public TieredCache(IDistributedCache? redis, CacheOptions options, TimeProvider time, ILogger<TieredCache> logger, RedisLocks? locks = null)
    {
        _memory = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.MaxMemoryBytes });
        _redis = redis;
        _locks = locks;
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>An entry from the nearest tier that has it and may still use it, else from the source.</summary>
    /// <param name="key">Names the content, its kind first (<c>did:</c>, <c>status:</c>, <c>document:</c>); with the tenant where tenants may differ.</param>
    /// <param name="source">Asks the source; null for an answer that is not kept. Shared by all who wait for this key.</param>
    /// <param name="cancellationToken">Ends this caller's wait, not the source's work.</param>
    /// <returns>The entry; null where the source gave none.</returns>
    public ValueTask<CacheEntry?> GetAsync(string key, Func<CancellationToken, ValueTask<CacheEntry?>> source, CancellationToken cancellationToken) =>
        GetAsync(key, source, source, cancellationToken);

    /// <summary>As the other, with a second way to the source for reading a stale entry anew, which is on nobody's account.</summary>
    /// <param name="key">Names the content.</param>
    /// <param name="source">Asks the source while a caller waits.</param>
    /// <param name="refresh">Asks the source in the background.</param>
    /// <param name="cancellationToken">Ends this caller's wait, not the source's work.</param>
    /// <returns>The entry; null where the source gave none.</returns>
    public async ValueTask<CacheEntry?> GetAsync(
        string key,
        Func<CancellationToken, ValueTask<CacheEntry?>> source,
        Func<CancellationToken, ValueTask<CacheEntry?>> refresh,
        CancellationToken cancellationToken)
    {
        var kind = CacheMeters.KindOf(key);
        if (Held(key) is { } held)
        {
            CacheMeters.Looked(kind, "memory");
            return Serve(key, kind, held.Entry, refresh);
        }

        var ours = new Flight(key, kind, source);
        var flight = _flights.GetOrAdd(key, ours);
        if (flight != ours)
        {
            CacheMeters.Looked(kind, "joined");
        }

        var entry = await flight.Start(FlyAsync).WaitAsync(cancellationToken);
        return entry is null ? null : Serve(key, kind, entry, refresh);
    }

    /// <summary>An entry that is newer than one that does not do, from Redis or the source; null where there is none, and what is held stays.</summary>
    /// <param name="key">Names the content.</param>
    /// <param name="asOf">When the one that does not do was read from its source.</param>
    /// <param name="source">Asks the source while a caller waits.</param>
    /// <param name="cancellationToken">Ends this caller's wait, not the source's work.</param>
    public async ValueTask<CacheEntry?> GetNewerAsync(string key, DateTimeOffset asOf, Func<CancellationToken, ValueTask<CacheEntry?>> source, CancellationToken cancellationToken)
    {
        var flight = new Flight(key, CacheMeters.KindOf(key), source) { NewerThan = asOf };
        var running = _flights.GetOrAdd(key, flight);
        var entry = await running.Start(FlyAsync).WaitAsync(cancellationToken);
        return entry?.FetchedAt > asOf ? entry : null;
    }

    /// <summary>True where the memory of this process holds an entry that may be used; asks nobody.</summary>
    /// <param name="key">The key.</param>
    public bool Holds(string key) => Held(key) is not null;

    /// <summary>When the entry that the memory of this process holds was read from its source; null where it holds none that may be used.</summary>
    /// <param name="key">The key.</param>
    public DateTimeOffset? HeldSince(string key) => Held(key)?.Entry.FetchedAt;

    /// <summary>
    /// Takes into memory what Redis holds of these keys, until half of the room is taken: after a restart the first callers wait
    /// for nobody. Never throws but when cancelled.
    /// </summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task WarmAsync(IAsyncEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var room = _options.MaxMemoryBytes / 2;
        await foreach (var key in keys.WithCancellation(cancellationToken))
        {
            var forgotten = Interlocked.Read(ref _forgotten);
            if (Holds(key) || await ReadRedisAsync(new Flight(key, CacheMeters.KindOf(key), _ => default)) is not { } entry)
            {
                continue;
            }

            // What was read may be from before.
            if (forgotten != Interlocked.Read(ref _forgotten))
            {
                _memory.Remove(key);
            }

            room -= entry.Content.Length;
            if (room <= 0)
            {
                return;
            }
        }
    }

    /// <summary>Forgets an entry in every tier. What is on its way from the source meanwhile is handed to who waits for it, and not kept.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _forgotten);
        if (_flights.TryRemove(key, out var flight))
        {
            flight.IsForgotten = true;
        }

        _memory.Remove(key);
        await RemoveFromRedisAsync(key).AsTask().WaitAsync(cancellationToken);
    }

    /// <summary>Forgets all that the memory of this process holds; what Redis has, or is on its way, stays.</summary>
    public void Clear()
    {
        Interlocked.Increment(ref _forgotten);
        _memory.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    private HeldEntry? Held(string key) =>
        _memory.TryGetValue(key, out HeldEntry? held) && held!.Entry.UsableFor(_time.GetUtcNow()) is not null ? held : null;

    private CacheEntry Serve(string key, string kind, CacheEntry entry, Func<CancellationToken, ValueTask<CacheEntry?>> refresh)
    {
        var now = _time.GetUtcNow();
        var mayRest = entry.IsFresh(now) || entry.UsableFor(now) is null;
        CacheMeters.Served(kind, now - entry.FetchedAt, mayRest);
        if (!mayRest && !_flights.ContainsKey(key) && Held(key) is { } held && held.TryBeginRefresh(now, _options.RefreshPause))
        {
            var flight = new Flight(key, kind, refresh) { IsRefresh = true };
            if (_flights.TryAdd(key, flight))
            {
                _ = RefreshAsync(flight);
            }
        }

        return entry;
    }

    private async Task RefreshAsync(Flight flight)
    {
        try
        {
            await flight.Start(FlyAsync);
        }
        catch (Exception e)
        {
            // Nobody waits: the stale copy is used until its end.
            LogRefresh(_logger, e.GetType().Name);
        }
    }

    private async Task<CacheEntry?> FlyAsync(Flight flight)
    {
        try
        {
            return await FromRedisAsync(flight) ?? await FromSourceOnceAsync(flight);
        }
        finally
        {
            _flights.TryRemove(KeyValuePair.Create(flight.Key, flight));
        }
    }

    private async ValueTask<CacheEntry?> FromRedisAsync(Flight flight)
    {
        var entry = await ReadRedisAsync(flight);
        if (entry is not null)
        {
            CacheMeters.Looked(flight.Kind, "redis");
        }

        return entry;
    }

    private async ValueTask<CacheEntry?> ReadRedisAsync(Flight flight)
    {
        if (_redis is not { } redis || await TryRedisAsync(token => redis.GetAsync(flight.Key, token)) is not { } bytes)
        {
            return null;
        }

        if (StoredEntry.Read(flight.Key, bytes) is not { } entry)
        {
            LogForeign(_logger);
            return null;
        }

        var now = _time.GetUtcNow();
        if (entry.UsableFor(now) is null || (flight.IsRefresh && !entry.IsFresh(now)) || entry.FetchedAt <= flight.NewerThan)
        {
            return null;
        }

        Keep(flight, entry);
        return entry;
    }

    /// <summary>Asks the source under the lock; waits for what another process brings, until that one is done, dead or too slow.</summary>
    private async ValueTask<CacheEntry?> FromSourceOnceAsync(Flight flight)
    {
        if (_locks is not { } locks)
        {
            return await FromSourceAsync(flight);
        }

        var token = RandomNumberGenerator.GetHexString(32);
        var start = _time.GetTimestamp();
        for (var pause = _firstPoll; ; pause = pause < _lastPoll ? pause * 2 : _lastPoll)
        {
            var isTaken = await TryRedisAsync<bool?>(async _ => await locks.TryTakeAsync(flight.Key, token, _options.LockLifetime));
            if (isTaken is true)
            {
                try
                {
                    // Who held it before may have been done between our look and our lock.
                    return await FromRedisAsync(flight) ?? await FromSourceAsync(flight);
                }
                finally
                {
                    await TryRedisAsync(_ => locks.ReleaseAsync(flight.Key, token));
                }
            }

            if (isTaken is null || _time.GetElapsedTime(start) >= _options.LockLifetime)
            {
                return await FromSourceAsync(flight);
            }

            await Task.Delay(pause, _time);
            if (await FromRedisAsync(flight) is { } entry)
            {
                return entry;
            }
        }
    }

    private async ValueTask<CacheEntry?> FromSourceAsync(Flight flight)
    {
        CacheMeters.Looked(flight.Kind, "source");
        using var timeout = new CancellationTokenSource(_options.SourceTimeout, _time);
        var start = _time.GetTimestamp();
        var entry = await flight.Source(timeout.Token);
        CacheMeters.Asked(flight.Kind, _time.GetElapsedTime(start), entry is not null);
        if (entry?.UsableFor(_time.GetUtcNow()) is { } usableFor)
        {
            Keep(flight, entry);
            await StoreAsync(flight, entry, usableFor);
        }

        return entry;
    }

    private void Keep(Flight flight, CacheEntry entry)
    {
        if (flight.IsForgotten || entry.UsableFor(_time.GetUtcNow()) is not { } usableFor)
        {
            return;
        }

        var options = new MemoryCacheEntryOptions { Size = entry.Content.Length + entry.Source.Length + flight.Key.Length + 128, AbsoluteExpirationRelativeToNow = usableFor };
        options.RegisterPostEvictionCallback(CountEviction, flight.Kind);
        _memory.Set(flight.Key, new HeldEntry(entry), options);
        if (flight.IsForgotten)
        {
            _memory.Remove(flight.Key);
        }
    }

    private async ValueTask StoreAsync(Flight flight, CacheEntry entry, TimeSpan usableFor)
    {
        if (_redis is not { } redis || flight.IsForgotten)
        {
            return;
        }

        await TryRedisAsync(async token =>
        {
            await redis.SetAsync(flight.Key, StoredEntry.Write(flight.Key, entry), new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = usableFor }, token);
            return true;
        });
        if (flight.IsForgotten)
        {
            await RemoveFromRedisAsync(flight.Key);
        }
    }

    private async ValueTask RemoveFromRedisAsync(string key)
    {
        if (_redis is { } redis)
        {
            await TryRedisAsync(async token =>
            {
                await redis.RemoveAsync(key, token);
                return true;
            });
        }
    }

    private async ValueTask<T?> TryRedisAsync<T>(Func<CancellationToken, Task<T>> call)
    {
        try
        {
            // The wait has an end of its own: a dropped connection can leave a call of this client without any answer.
            using var timeout = new CancellationTokenSource(_options.RedisTimeout, _time);
            return await call(timeout.Token).WaitAsync(timeout.Token);
        }
        catch (Exception e)
        {
            // Of whatever kind: a field of a foreign hash that is no number comes as InvalidCastException, for one.
            LogRedis(_logger, e.GetType().Name);
            return default;
        }
    }

    private static void CountEviction(object key, object? value, EvictionReason reason, object? kind)
    {
        if (reason == EvictionReason.Capacity)
        {
            CacheMeters.Evicted((string)kind!);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis did not answer ({Fault}); the source is asked instead")]
    private static partial void LogRedis(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis holds something under one of our keys that is not an entry of ours; it is ignored")]
    private static partial void LogForeign(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reading a stale entry anew failed ({Fault}); it is used until its maximum age")]
    private static partial void LogRefresh(ILogger logger, string fault);
}
