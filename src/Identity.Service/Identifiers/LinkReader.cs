using Untp.Identity.Links;
using Untp.Identity.Store;

namespace Untp.Identity.Identifiers;

/// <summary>
/// Reads links from the database, for many callers with one query: while two queries are under way, what is asked for waits and goes into the
/// next one together. Alone a caller waits for nobody, and a read that begins after a write sees it. Threads: safe.
/// </summary>
internal sealed class LinkReader(IServiceScopeFactory scopes)
{
    private const int MaxQueries = 2;
    private const int MaxIdentifiers = 256;

    // The object around the texts of a link.
    private const int LinkBytes = 256;

    private readonly Lock _lock = new();
    private Dictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);
    private int _queries;

    /// <summary>What is held for identifiers now; null for nothing. The tasks throw what the database throws.</summary>
    /// <param name="uris">The identifiers in their canonical form.</param>
    public Task<HeldIdentifier?>[] Read(IReadOnlyList<string> uris)
    {
        var tasks = new Task<HeldIdentifier?>[uris.Count];
        var isFirst = false;
        lock (_lock)
        {
            for (var i = 0; i < uris.Count; i++)
            {
                if (!_waiting.TryGetValue(uris[i], out var waiting))
                {
                    _waiting.Add(uris[i], waiting = new Waiting());
                }

                tasks[i] = waiting.Task;
            }

            if (_waiting.Count > 0 && _queries < MaxQueries)
            {
                _queries++;
                isFirst = true;
            }
        }

        if (isFirst)
        {
            _ = QueryAllAsync();
        }

        return tasks;
    }

    private async Task QueryAllAsync()
    {
        while (Take() is { Count: > 0 } taken)
        {
            try
            {
                var held = await QueryAsync([.. taken.Keys]);
                foreach (var (uri, waiting) in taken)
                {
                    waiting.SetResult(held.GetValueOrDefault(uri));
                }
            }
            catch (Exception failure)
            {
                // Each who waits for it learns of it.
                foreach (var waiting in taken.Values)
                {
                    waiting.TrySetException(failure);
                }
            }
        }
    }

    private Dictionary<string, Waiting> Take()
    {
        lock (_lock)
        {
            var taken = _waiting;
            if (taken.Count <= MaxIdentifiers)
            {
                _waiting = new(StringComparer.Ordinal);
            }
            else
            {
                taken = taken.Take(MaxIdentifiers).ToDictionary(StringComparer.Ordinal);
                foreach (var uri in taken.Keys)
                {
                    _waiting.Remove(uri);
                }
            }

            _queries -= taken.Count == 0 ? 1 : 0;
            return taken;
        }
    }

    private async Task<Dictionary<string, HeldIdentifier>> QueryAsync(string[] uris)
    {
        LinkMeters.Read();
        await using var scope = scopes.CreateAsyncScope();
        var rows = await StoreQueries.ListedAsync(scope.ServiceProvider.GetRequiredService<IdentityDbContext>(), uris, CancellationToken.None);
        return rows.GroupBy(row => row.Uri, StringComparer.Ordinal).ToDictionary(anchor => anchor.Key, HeldOf, StringComparer.Ordinal);
    }

    private static HeldIdentifier HeldOf(IEnumerable<StoreQueries.ListedLink> rows)
    {
        string[] links = [.. rows.Where(row => row is { Active: true, Link: not null }).Select(row => row.Link!)];
        var description = rows.First().Description;
        return new HeldIdentifier(description, [.. links.Select(LinkJson.ReadStored)], (2 * (description?.Length ?? 0)) + links.Sum(link => (2 * link.Length) + LinkBytes));
    }

    private sealed class Waiting() : TaskCompletionSource<HeldIdentifier?>(TaskCreationOptions.RunContinuationsAsynchronously);
}
