using Microsoft.Extensions.Caching.Memory;

namespace Untp.ServiceDefaults.Caching;

/// <summary>
/// Who asks past a cache does so once in a while a key: a stranger who names what is not there makes nobody ask more often.
/// Threads: safe.
/// </summary>
public sealed class AskedAnew(TimeProvider time) : IDisposable
{
    /// <summary>How long after one such question the next has to wait.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private const int MaxKeys = 20_000;
    private readonly MemoryCache _asked = new(new MemoryCacheOptions { SizeLimit = MaxKeys });
    private readonly Lock _lock = new();

    /// <summary>True for one caller, and for the next only after the pause; false also where more keys are asked for than are counted.</summary>
    /// <param name="key">Names what is asked for.</param>
    public bool TryBegin(string key)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_asked.TryGetValue(key, out DateTimeOffset next) && now < next)
            {
                return false;
            }

            _asked.Set(key, now + Pause, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Pause });
            return _asked.TryGetValue(key, out _);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _asked.Dispose();
}
