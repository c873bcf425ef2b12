using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Caching;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Changes;

namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>
/// What this process was told lately, in the form that it works with: an imported key, a compiled schema, an inflated list.
/// Only what was found is kept; an outage or a "there is none" is asked for again. One question a key at a time: who asks
/// meanwhile waits for its answer, so that a burst on a cold process asks and compiles once. A change that is told of is
/// forgotten at once, and an answer that was on its way meanwhile is not kept. Whom a tenant may not read from, it is not told
/// of here either: each tenant asks Identity once before it gets what another was told. Threads: safe.
/// </summary>
/// <typeparam name="T">What is kept.</typeparam>
public sealed class NearCache<T> : IDisposable
    where T : class
{
    private const int MaxEntries = 20_000;
    private readonly MemoryCache _entries;
    private readonly ConcurrentDictionary<Question, Task<Lookup<T>?>> _asking = [];
    private readonly AskedAnew _anew;
    private readonly IHttpContextAccessor _requests;
    private readonly IDisposable _subscription;
    private long _changes;

    /// <summary>Listens for changes.</summary>
    /// <param name="changes">Tells of them.</param>
    /// <param name="requests">Tells whose request is at hand.</param>
    /// <param name="time">The clock.</param>
    public NearCache(ChangeFeed changes, IHttpContextAccessor requests, TimeProvider time)
    {
        _entries = new MemoryCache(new MemoryCacheOptions { SizeLimit = MaxEntries, Clock = new Clock(time) });
        _anew = new AskedAnew(time);
        _requests = requests;
        _subscription = changes.Subscribe(OnChange);
    }

    /// <summary>What is kept, else what is asked for.</summary>
    /// <param name="key">Names it: the DID, the URL.</param>
    /// <param name="ask">Asks Identity.</param>
    /// <param name="cancellationToken">Ends this caller's wait for another's question.</param>
    public async ValueTask<Lookup<T>> GetAsync(string key, Func<ValueTask<Lookup<T>>> ask, CancellationToken cancellationToken)
    {
        var question = new Question(key, Tenant, IsAnew: false);
        return Find(question) ?? await AskOnceAsync(question, ask, cancellationToken);
    }

    /// <summary>What is kept where it is newer, else what is asked for, once in <see cref="AskedAnew.Pause"/>; in between what is kept.</summary>
    /// <param name="key">Names it.</param>
    /// <param name="asOf">When the copy that does not do was read.</param>
    /// <param name="ask">Asks Identity for a newer one.</param>
    /// <param name="cancellationToken">Ends this caller's wait for another's question.</param>
    public async ValueTask<Lookup<T>> GetAnewAsync(string key, DateTimeOffset asOf, Func<ValueTask<Lookup<T>>> ask, CancellationToken cancellationToken)
    {
        var question = new Question(key, Tenant, IsAnew: true);
        return Find(question) is { } kept && (kept.AsOf > asOf || (!_asking.ContainsKey(question) && !_anew.TryBegin(key)))
            ? kept
            : await AskOnceAsync(question, ask, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _subscription.Dispose();
        _anew.Dispose();
        _entries.Dispose();
    }

    private string Tenant => _requests.HttpContext is { } request ? Caller.Of(request.User).Tenant : "";

    private Lookup<T>? Find(Question question) =>
        _entries.TryGetValue(question.Key, out Kept? kept) && kept!.Tenants.Contains(question.Tenant) ? kept.Answer : null;

    private async ValueTask<Lookup<T>> AskOnceAsync(Question question, Func<ValueTask<Lookup<T>>> ask, CancellationToken cancellationToken)
    {
        var ours = new TaskCompletionSource<Lookup<T>?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asking = _asking.GetOrAdd(question, ours.Task);
        if (asking != ours.Task)
        {
            // What stopped the other, such as its own deadline, need not stop us.
            return await asking.WaitAsync(cancellationToken) is { IsRetryable: false } told ? told : await AskAsync(question, ask);
        }

        Lookup<T>? answer = null;
        try
        {
            return answer = await AskAsync(question, ask);
        }
        finally
        {
            _asking.TryRemove(KeyValuePair.Create(question, ours.Task));
            ours.SetResult(answer);
        }
    }

    private async ValueTask<Lookup<T>> AskAsync(Question question, Func<ValueTask<Lookup<T>>> ask)
    {
        var changes = Interlocked.Read(ref _changes);
        var answer = await ask();
        if (answer.IsFound && changes == Interlocked.Read(ref _changes))
        {
            var tenants = _entries.TryGetValue(question.Key, out Kept? kept) ? kept!.Tenants : [];
            _entries.Set(question.Key, new Kept(answer, tenants.Add(question.Tenant)), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = NearLifetime.Value });
            if (changes != Interlocked.Read(ref _changes))
            {
                _entries.Remove(question.Key);
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
            foreach (var question in _asking.Keys.Where(question => question.Key == subject))
            {
                _asking.TryRemove(question, out _);
            }

            _entries.Remove(subject);
        }
    }

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }

    /// <summary>What is asked for, and on whose behalf.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Question(string Key, string Tenant, bool IsAnew);

    /// <summary>An answer, and the tenants that Identity gave it to.</summary>
    private sealed record Kept(Lookup<T> Answer, ImmutableHashSet<string> Tenants);
}
