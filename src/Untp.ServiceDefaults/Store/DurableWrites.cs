using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Untp.ServiceDefaults.Store;

/// <summary>
/// Every connection writes ahead and waits for the disk, so that an acknowledged write outlives a crash of the process or
/// the machine; writers wait for each other instead of failing. Said once to each connection, which then comes back from the
/// pool as it is. Threads: safe.
/// </summary>
public sealed class DurableWrites : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;";

    private readonly ConditionalWeakTable<sqlite3, object> _told = [];

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        var handle = ((SqliteConnection)connection).Handle!;

        // EF looks whether there is a database by a connection that reads only: it has nothing to say to a file that was just made.
        if (_told.TryGetValue(handle, out _) || raw.sqlite3_db_readonly(handle, "main") == 1)
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        _told.AddOrUpdate(handle, this);
    }

    // What SQLite does is done on this thread in either case.
    /// <inheritdoc/>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
