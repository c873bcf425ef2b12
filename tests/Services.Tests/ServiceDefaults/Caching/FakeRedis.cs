using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace Services.Tests.ServiceDefaults.Caching;

/// <summary>A distributed cache in a dictionary that fails when told to.</summary>
internal sealed class FakeRedis : IDistributedCache
{
    public ConcurrentDictionary<string, byte[]> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>Thrown by every call; null lets calls through.</summary>
    public Exception? Fault { get; set; }

    /// <summary>True never answers.</summary>
    public bool Hangs { get; set; }

    public DistributedCacheEntryOptions? LastOptions { get; private set; }

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        await RunAsync();
        return Entries.GetValueOrDefault(key);
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        await RunAsync();
        LastOptions = options;
        Entries[key] = value;
    }

    public async Task RemoveAsync(string key, CancellationToken token = default)
    {
        await RunAsync();
        Entries.TryRemove(key, out _);
    }

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    public byte[]? Get(string key) => throw new NotSupportedException();

    public void Refresh(string key) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    private async Task RunAsync()
    {
        await Task.Yield();
        if (Hangs)
        {
            await Task.Delay(Timeout.Infinite);
        }

        if (Fault is not null)
        {
            throw Fault;
        }
    }
}
