using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Changes;

namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>
/// What this process was told lately, in the form that it works with: an imported key, a compiled schema, an inflated list.
/// Only what was found is kept; an outage or a "there is none" is asked for again. One question a key at a time: who asks
/// meanwhile waits for its answer, so that a burst on a cold process asks and compiles once. A change that is told of is
/// forgotten at once, and an answer that was on its way meanwhile is not kept. Threads: safe.
/// </summary>
/// <typeparam name="T">What is kept.</typeparam>
public sealed class NearCache<T> : IDisposable
    where T : class
{
    private const int MaxEntries = 20_000;

    // What changes elsewhere without a word (another party's document) is seen here that soon after Identity sees it.
    private static readonly TimeSpan _lifetime = TimeSpan.FromSeconds(10);
    private readonly MemoryCache _entries;
    private readonly ConcurrentDictionary<string, Task<Lookup<T>?>> _asking = new(StringComparer.Ordinal);
    private readonly IDisposable _subscription;
    private long _changes;

    /// <summary>Listens for changes.</summary>
    /// <param name="changes">Tells of them.</param>
    /// <param name="time">The clock.</param>
    public NearCache(ChangeFeed changes, TimeProvider time)
    {
        _entries = new MemoryCache(new MemoryCacheOptions { SizeLimit = MaxEntries, Clock = new Clock(time) });
        _subscription = changes.Subscribe(OnChange);
    }

    /// <summary>What is kept, else what is asked for.</summary>
    /// <param name="key">Names it: the DID, the URL.</param>
    /// <param name="ask">Asks Identity.</param>
    /// <param name="cancellationToken">Ends this caller's wait for another's question.</param>
    public async ValueTask<Lookup<T>> GetAsync(string key, Func<ValueTask<Lookup<T>>> ask, CancellationToken cancellationToken)
    {
        if (_entries.TryGetValue(key, out Lookup<T>? kept))
        {
            return kept!;
        }

        var ours = new TaskCompletionSource<Lookup<T>?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asking = _asking.GetOrAdd(key, ours.Task);
        if (asking != ours.Task)
        {
            // What stopped the other, such as its own deadline, need not stop us.
            return await asking.WaitAsync(cancellationToken) is { IsRetryable: false } told ? told : await AskAsync(key, ask);
        }

        Lookup<T>? answer = null;
        try
        {
            return answer = await AskAsync(key, ask);
        }
        finally
        {
            _asking.TryRemove(KeyValuePair.Create(key, ours.Task));
            ours.SetResult(answer);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _subscription.Dispose();
        _entries.Dispose();
    }

    private async ValueTask<Lookup<T>> AskAsync(string key, Func<ValueTask<Lookup<T>>> ask)
    {
        var changes = Interlocked.Read(ref _changes);
        var answer = await ask();
        if (answer.IsFound && changes == Interlocked.Read(ref _changes))
        {
            _entries.Set(key, answer, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = _lifetime });
            if (changes != Interlocked.Read(ref _changes))
            {
                _entries.Remove(key);
            }
        }

        return answer;
    }

    private void OnChange(string? subject)
    {
        Interlocked.Increment(ref _changes);
        if (subject is null)
        {
            _asking.Clear();
            _entries.Clear();
        }
        else
        {
            // Whoever asks from now on does not join a question that was asked before.
            _asking.TryRemove(subject, out _);
            _entries.Remove(subject);
        }
    }

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
