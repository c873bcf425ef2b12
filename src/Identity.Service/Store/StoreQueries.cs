using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Untp.Identity.Store;

/// <summary>What every resolution asks the store.</summary>
internal static class StoreQueries
{
    private const string ListedLinks = """
        SELECT anchors.uri, anchors.description, anchors.active, links.link
        FROM anchors LEFT JOIN links ON links.anchor = anchors.uri AND links.deleted_at IS NULL
        """;

    private const string OnPostgres = $"{ListedLinks} WHERE anchors.uri = ANY (@uris) ORDER BY links.number";
    private const string OnSqlite = $"{ListedLinks} WHERE anchors.uri IN (SELECT value FROM json_each(@uris)) ORDER BY links.number";

    /// <summary>The listed links of identifiers, in the order of their registration; an identifier without links gives one row without.</summary>
    /// <remarks>One text for any number of identifiers, so that each pooled connection prepares it once.</remarks>
    public static async Task<List<ListedLink>> ListedAsync(IdentityDbContext store, string[] uris, CancellationToken cancellationToken)
    {
        var isSqlite = store.Database.IsSqlite();
        await store.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = store.Database.GetDbConnection().CreateCommand();
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("uris", isSqlite ? JsonSerializer.Serialize(uris) : uris);
            command.Parameters.Add(parameter);
            command.CommandText = isSqlite ? OnSqlite : OnPostgres;
            await command.PrepareAsync(cancellationToken);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<ListedLink>(uris.Length);
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(new ListedLink(reader.GetString(0), TextOf(reader, 1), reader.GetBoolean(2), TextOf(reader, 3)));
            }

            return rows;
        }
        finally
        {
            await store.Database.CloseConnectionAsync();
        }
    }

    private static string? TextOf(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A link with its identifier. Immutable.</summary>
    internal sealed record ListedLink(string Uri, string? Description, bool Active, string? Link);
}
