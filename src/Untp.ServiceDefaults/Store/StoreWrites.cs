using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Untp.ServiceDefaults.Store;

/// <summary>Transactions of one request. Threads: one.</summary>
/// <param name="store">The service's database.</param>
/// <param name="turns">Who may write now.</param>
public sealed class StoreWrites(DbContext store, WriterTurns turns)
{
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteUnique = 2067;

    /// <summary>Does all of the work or nothing of it; what it tracks is saved at its end.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="cancellationToken">Ends it, up to its commit.</param>
    /// <returns>False where another writer was first: a row of the same key is there, or the two blocked each other. Nothing was kept then.</returns>
    public async Task<bool> TryCommitAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        using var turn = await turns.TakeAsync(cancellationToken);
        store.ChangeTracker.Clear();
        await using var transaction = await store.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            await work();
            await store.SaveChangesAsync(cancellationToken);

            // Not cancelled halfway: whoever asked could not know whether it happened.
            await transaction.CommitAsync(CancellationToken.None);
            return true;
        }
        catch (Exception e) when (WasSecond(e is DbUpdateException { InnerException: { } inner } ? inner : e))
        {
            store.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Does all of the work, again where another writer was first.</summary>
    /// <param name="work">What to do, as often as it takes.</param>
    /// <param name="cancellationToken">Ends it, up to its commit.</param>
    public async Task CommitAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        while (!await TryCommitAsync(work, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static bool WasSecond(Exception e) => e switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqlitePrimaryKey or SqliteUnique,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
        _ => false,
    };
}
