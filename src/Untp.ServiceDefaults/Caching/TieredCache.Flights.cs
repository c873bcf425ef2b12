namespace Untp.ServiceDefaults.Caching;

/// <content>What the cache holds, and what is on its way to it.</content>
public sealed partial class TieredCache
{
    /// <summary>An entry in memory. Only when it was last tried to be read anew ever changes.</summary>
    private sealed class HeldEntry(CacheEntry entry)
    {
        private long _nextRefresh = long.MinValue;

        public CacheEntry Entry => entry;

        /// <summary>True for one caller, and for the next only after the pause.</summary>
        public bool TryBeginRefresh(DateTimeOffset now, TimeSpan pause)
        {
            var next = Interlocked.Read(ref _nextRefresh);
            return now.UtcTicks >= next && Interlocked.CompareExchange(ref _nextRefresh, (now + pause).UtcTicks, next) == next;
        }
    }

    /// <summary>One look-up beyond the memory, shared by all who wait for its key.</summary>
    private sealed class Flight(string key, string kind, Func<CancellationToken, ValueTask<CacheEntry?>> source)
    {
        private readonly Lock _lock = new();
        private Task<CacheEntry?>? _task;
        private volatile bool _isForgotten;

        public string Key => key;

        public string Kind => kind;

        public Func<CancellationToken, ValueTask<CacheEntry?>> Source => source;

        /// <summary>True where a stale entry does not do.</summary>
        public bool IsRefresh { get; init; }

        /// <summary>What was read at this moment or before does not do; null: any does.</summary>
        public DateTimeOffset? NewerThan { get; init; }

        /// <summary>True where the key was removed meanwhile: what comes may be from before.</summary>
        public bool IsForgotten
        {
            get => _isForgotten;
            set => _isForgotten = value;
        }

        public Task<CacheEntry?> Start(Func<Flight, Task<CacheEntry?>> fly)
        {
            lock (_lock)
            {
                return _task ??= fly(this);
            }
        }
    }
}
