using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Untp.ServiceDefaults.Changes;

namespace Untp.Identity.Identifiers;

/// <summary>
/// Links in memory, an entry an identifier, also for those that nothing is held for. What this process writes is forgotten before the
/// write is answered, what others write when the change feed tells of it, else when its age is over. Bounded in bytes: entries go into a young
/// generation; when that is half of the room it becomes the old one, and what was old and not used since is dropped at once.
/// Threads: safe.
/// </summary>
internal sealed class LinkCache : IDisposable
{
    private const string Subject = "untp:links:";
    private const int Stripes = 1024;
    private const int EntryBytes = 192;

    private readonly Lock _turning = new();
    private readonly long[] _changes = new long[Stripes];
    private readonly LinkCacheOptions _options;
    private readonly ChangeFeed _feed;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;
    private volatile Generation _young = new();
    private volatile Generation _old = new();

    public LinkCache(LinkCacheOptions options, ChangeFeed feed, TimeProvider time)
    {
        (_options, _feed, _time) = (options, feed, time);
        _subscription = feed.Subscribe(Forget);
    }

    /// <summary>Looks an identifier up.</summary>
    /// <param name="uri">Its canonical form.</param>
    /// <param name="held">What is held for it; null where it is known that nothing is.</param>
    /// <returns>False where the database has to be asked.</returns>
    public bool TryFind(string uri, out HeldIdentifier? held)
    {
        held = null;
        var young = _young;
        var isYoung = young.Entries.TryGetValue(uri, out var entry);
        if (!isYoung && !_old.Entries.TryGetValue(uri, out entry))
        {
            return false;
        }

        if (_time.GetElapsedTime(entry!.ReadAt) >= (_feed.IsLive ? _options.MaxAgeWithFeed : _options.MaxAge))
        {
            return false;
        }

        if (!isYoung)
        {
            Put(uri, entry);
        }

        held = entry.Held;
        return true;
    }

    /// <summary>To be taken before the database is asked: what changed after it is not kept.</summary>
    /// <param name="uri">The identifier.</param>
    public Moment Now(string uri) => new(_time.GetTimestamp(), Volatile.Read(ref _changes[StripeOf(uri)]));

    /// <summary>Keeps what the database said, unless it may be from before a change.</summary>
    /// <param name="uri">The identifier.</param>
    /// <param name="held">What is held for it; null for nothing.</param>
    /// <param name="asked">From before it was asked.</param>
    public void Keep(string uri, HeldIdentifier? held, Moment asked)
    {
        if (_options.MaxAge > TimeSpan.Zero || _feed.IsLive)
        {
            Put(uri, new Entry(held, asked.At, asked.Changes));
        }
    }

    /// <summary>Tells all processes that the links of an identifier changed.</summary>
    /// <param name="uri">The identifier.</param>
    public void Tell(string uri) => _feed.Publish(Subject + uri);

    public void Dispose() => _subscription.Dispose();

    private static int StripeOf(string uri) => (int)((uint)StringComparer.Ordinal.GetHashCode(uri) % Stripes);

    private void Put(string uri, Entry entry)
    {
        ref var changes = ref _changes[StripeOf(uri)];
        if (Volatile.Read(ref changes) != entry.Changes)
        {
            return;
        }

        var young = _young;
        young.Entries[uri] = entry;
        if (Volatile.Read(ref changes) != entry.Changes)
        {
            // A change was told meanwhile, and may have been before us.
            young.Entries.TryRemove(KeyValuePair.Create(uri, entry));
            return;
        }

        if (Interlocked.Add(ref young.Bytes, EntryBytes + (2 * uri.Length) + (entry.Held?.Bytes ?? 0)) > _options.MaxMemoryBytes / 2)
        {
            Turn(young);
        }
    }

    private void Turn(Generation full)
    {
        lock (_turning)
        {
            if (_young == full)
            {
                _old = full;
                _young = new Generation();
            }
        }
    }

    private void Forget(string? subject)
    {
        if (subject is null)
        {
            for (var stripe = 0; stripe < Stripes; stripe++)
            {
                Interlocked.Increment(ref _changes[stripe]);
            }

            lock (_turning)
            {
                _old = new Generation();
                _young = new Generation();
            }
        }
        else if (subject.StartsWith(Subject, StringComparison.Ordinal))
        {
            // The count first: who puts an entry in meanwhile sees it and takes the entry out again. Young before old, as generations go that way.
            var uri = subject[Subject.Length..];
            Interlocked.Increment(ref _changes[StripeOf(uri)]);
            _young.Entries.TryRemove(uri, out _);
            _old.Entries.TryRemove(uri, out _);
        }
    }

    /// <summary>A moment before the database was asked. Immutable.</summary>
    /// <param name="At">Time stamp.</param>
    /// <param name="Changes">How many changes of the identifier, and of others that are counted with it, had been told.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Moment(long At, long Changes);

    private sealed record Entry(HeldIdentifier? Held, long ReadAt, long Changes);

    private sealed class Generation
    {
        public readonly ConcurrentDictionary<string, Entry> Entries = new(StringComparer.Ordinal);
        public long Bytes;
    }
}
