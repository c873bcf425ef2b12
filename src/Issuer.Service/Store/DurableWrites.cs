using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Untp.Issuer.Store;

/// <summary>
/// Every connection writes ahead and waits for the disk, so that an acknowledged write outlives a crash of the process or
/// the machine; writers wait for each other instead of failing.
/// </summary>
internal sealed class DurableWrites : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
