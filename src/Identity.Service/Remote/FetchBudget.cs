namespace Untp.Identity.Remote;

/// <summary>What one incoming request may cause outside: so many fetches, so many bytes. Threads: safe.</summary>
internal sealed class FetchBudget(RemoteOptions options)
{
    private long _bytes = options.MaxBytesPerRequest;
    private int _fetches = options.MaxFetchesPerRequest;

    /// <summary>True where nothing more may be fetched.</summary>
    public bool IsSpent => Volatile.Read(ref _fetches) < 0 || Volatile.Read(ref _bytes) < 0;

    /// <summary>Bytes left.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public bool TryTakeFetch() => Interlocked.Decrement(ref _fetches) >= 0 && !IsSpent;

    public bool TryTakeBytes(int count) => Interlocked.Add(ref _bytes, -count) >= 0;
}
