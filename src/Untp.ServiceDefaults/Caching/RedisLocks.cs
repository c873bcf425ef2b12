using StackExchange.Redis;

namespace Untp.ServiceDefaults.Caching;

/// <summary>
/// Short locks in Redis, one a key, that keep processes from asking a source for the same at the same time. They save work
/// and guard nothing: a lock ends by itself, and only who took it ends it earlier. Faults of Redis are thrown. Threads: safe.
/// </summary>
/// <param name="connect">The connection.</param>
public sealed class RedisLocks(Func<Task<IConnectionMultiplexer>> connect)
{
    private const string CompareAndDelete = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

    /// <summary>True where the lock is taken now; false where another holds it.</summary>
    /// <param name="key">The entry's key.</param>
    /// <param name="token">What nobody else knows.</param>
    /// <param name="lifetime">When it ends by itself.</param>
    public async Task<bool> TryTakeAsync(string key, string token, TimeSpan lifetime) =>
        await (await connect()).GetDatabase().StringSetAsync(NameOf(key), token, lifetime, When.NotExists);

    /// <summary>Ends the lock where it is still the one that was taken with this token.</summary>
    /// <param name="key">The entry's key.</param>
    /// <param name="token">What it was taken with.</param>
    public async Task<bool> ReleaseAsync(string key, string token) =>
        (long)await (await connect()).GetDatabase().ScriptEvaluateAsync(CompareAndDelete, [NameOf(key)], [token]) == 1;

    private static RedisKey NameOf(string key) => $"{CacheSetup.Prefix}lock:{key}";
}
