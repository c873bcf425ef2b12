using Microsoft.Extensions.Caching.Memory;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Changes;

namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>
/// What this process was told lately, in the form that it works with: an imported key, a compiled schema, an inflated list.
/// Only what was found is kept; an outage or a "there is none" is asked for again. A change that is told of is forgotten at
/// once, and an answer that was on its way meanwhile is not kept. Threads: safe.
/// </summary>
/// <typeparam name="T">What is kept.</typeparam>
public sealed class NearCache<T> : IDisposable
    where T : class
{
    private const int MaxEntries = 20_000;

    // What changes elsewhere without a word (another party's document) is seen here that soon after Identity sees it.
    private static readonly TimeSpan _lifetime = TimeSpan.FromSeconds(10);
    private readonly MemoryCache _entries = new(new MemoryCacheOptions { SizeLimit = MaxEntries });
    private readonly IDisposable _subscription;
    private long _changes;

    /// <summary>Listens for changes.</summary>
    /// <param name="changes">Tells of them.</param>
    public NearCache(ChangeFeed changes) => _subscription = changes.Subscribe(OnChange);

    /// <summary>What is kept, else what is asked for.</summary>
    /// <param name="key">Names it: the DID, the URL.</param>
    /// <param name="ask">Asks Identity.</param>
    public async ValueTask<Lookup<T>> GetAsync(string key, Func<ValueTask<Lookup<T>>> ask)
    {
        if (_entries.TryGetValue(key, out Lookup<T>? kept))
        {
            return kept!;
        }

        var changes = Volatile.Read(ref _changes);
        var answer = await ask();
        if (answer.IsFound && changes == Volatile.Read(ref _changes))
        {
            _entries.Set(key, answer, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = _lifetime });
            if (changes != Volatile.Read(ref _changes))
            {
                _entries.Remove(key);
            }
        }

        return answer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _subscription.Dispose();
        _entries.Dispose();
    }

    private void OnChange(string? subject)
    {
        Interlocked.Increment(ref _changes);
        if (subject is null)
        {
            _entries.Clear();
        }
        else
        {
            _entries.Remove(subject);
        }
    }
}
