using Microsoft.Extensions.Caching.Memory;
using Untp.Core.Problems;

namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>
/// What this process was told lately, in the form that it works with: an imported key, a compiled schema. Only what was
/// found is kept; an outage or a "there is none" is asked for again. Threads: safe.
/// </summary>
/// <typeparam name="T">What is kept.</typeparam>
public sealed class NearCache<T> : IDisposable
    where T : class
{
    private const int MaxEntries = 20_000;

    // Half a minute: what changes at Identity is seen here soon without a message between the processes.
    private static readonly TimeSpan _lifetime = TimeSpan.FromSeconds(30);
    private readonly MemoryCache _entries = new(new MemoryCacheOptions { SizeLimit = MaxEntries });

    /// <summary>What is kept, else what is asked for.</summary>
    /// <param name="key">Names it.</param>
    /// <param name="ask">Asks Identity.</param>
    public async ValueTask<Lookup<T>> GetAsync(string key, Func<ValueTask<Lookup<T>>> ask)
    {
        if (_entries.TryGetValue(key, out Lookup<T>? kept))
        {
            return kept!;
        }

        var answer = await ask();
        if (answer.IsFound)
        {
            _entries.Set(key, answer, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = _lifetime });
        }

        return answer;
    }

    /// <inheritdoc/>
    public void Dispose() => _entries.Dispose();
}
