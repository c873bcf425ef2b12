using System.Text;
using Microsoft.EntityFrameworkCore;
using Untp.Core.Identifiers.Schemes;
using Untp.Identity.Store;
using Untp.ServiceDefaults.Changes;

namespace Untp.Identity.Schemes;

/// <summary>
/// The schemes that are known now: the built-in ones and the registered rows. Read again when the change feed tells of one, and
/// every 10 seconds. Threads: safe.
/// </summary>
internal sealed class SchemeCatalog : IDisposable
{
    private const string Subject = "untp:identifier-schemes";
    private static readonly TimeSpan _lifetime = TimeSpan.FromSeconds(10);

    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;
    private readonly ChangeFeed _changes;
    private readonly IDisposable _subscription;
    private readonly SemaphoreSlim _reading = new(1);
    private volatile Reading? _last;
    private int _generation;

    public SchemeCatalog(IServiceScopeFactory scopes, ChangeFeed changes, TimeProvider time)
    {
        (_scopes, _changes, _time) = (scopes, changes, time);
        _subscription = changes.Subscribe(subject =>
        {
            if (subject is null or Subject)
            {
                Interlocked.Increment(ref _generation);
            }
        });
    }

    /// <summary>The schemes as of now.</summary>
    public async ValueTask<KnownSchemes> GetAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } fresh)
        {
            return fresh;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            return Fresh() ?? await ReadAsync(cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Tells all processes that a row was added or removed.</summary>
    public void Tell() => _changes.Publish(Subject);

    public void Dispose()
    {
        _subscription.Dispose();
        _reading.Dispose();
    }

    private KnownSchemes? Fresh() =>
        _last is { } last && last.Generation == Volatile.Read(ref _generation) && _time.GetElapsedTime(last.At) < _lifetime ? last.Schemes : null;

    private async Task<KnownSchemes> ReadAsync(CancellationToken cancellationToken)
    {
        var generation = Volatile.Read(ref _generation);
        await using var scope = _scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().Schemes.AsNoTracking()
            .OrderBy(row => row.CreatedAt).ThenBy(row => row.Namespace).Select(row => row.Scheme).ToListAsync(cancellationToken);
        var schemes = _last is { } last && last.Rows.SequenceEqual(rows) ? last.Schemes : KnownSchemes.Create(Register(rows));
        _last = new Reading(schemes, rows, generation, _time.GetTimestamp());
        return schemes;
    }

    // Two rows that do not go together can only have been written at the same moment: the later one is left out.
    private static SchemeRegister Register(List<string> rows) => rows.Aggregate(
        SchemeRegister.BuiltIn,
        (register, row) => IdentifierSchemeJson.Read(Encoding.UTF8.GetBytes(row)) is { IsSuccess: true } scheme && register.With(scheme.Value) is { IsSuccess: true } with ? with.Value : register);

    private sealed record Reading(KnownSchemes Schemes, List<string> Rows, int Generation, long At);
}
