using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Untp.Core.Problems;

namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>
/// What this process was told lately, in the form that it works with: an imported key, a compiled schema. Only what was
/// found is kept; an outage or a "there is none" is asked for again. One question a key at a time. Threads: safe.
/// </summary>
/// <typeparam name="T">What is kept.</typeparam>
public sealed class NearCache<T> : IDisposable
    where T : class
{
    private const int MaxEntries = 20_000;

    // Half a minute: what changes at Identity is seen here soon without a message between the processes.
    private static readonly TimeSpan _lifetime = TimeSpan.FromSeconds(30);
    private readonly MemoryCache _entries = new(new MemoryCacheOptions { SizeLimit = MaxEntries });
    private readonly ConcurrentDictionary<string, Task<Lookup<T>?>> _asking = new(StringComparer.Ordinal);

    /// <summary>What is kept, else what is asked for.</summary>
    /// <param name="key">Names it.</param>
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
            _asking.TryRemove(key, out _);
            ours.SetResult(answer);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _entries.Dispose();

    private async ValueTask<Lookup<T>> AskAsync(string key, Func<ValueTask<Lookup<T>>> ask)
    {
        var answer = await ask();
        if (answer.IsFound)
        {
            _entries.Set(key, answer, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = _lifetime });
        }

        return answer;
    }
}
