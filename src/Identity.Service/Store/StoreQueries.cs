using System.Data;
using Microsoft.EntityFrameworkCore;

namespace Untp.Identity.Store;

/// <summary>What every resolution asks the store.</summary>
internal static class StoreQueries
{
    /// <summary>The listed links of identifiers, in the order of their registration; an identifier without links gives one row without.</summary>
    /// <remarks>A command of its own, which each pooled connection prepares once.</remarks>
    public static async Task<List<HeldLink>> LevelsAsync(IdentityDbContext store, IReadOnlyList<string> uris, CancellationToken cancellationToken)
    {
        await store.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = store.Database.GetDbConnection().CreateCommand();
            for (var i = 0; i < uris.Count; i++)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.DbType, parameter.Value) = ($"@uri{i}", DbType.String, uris[i]);
                command.Parameters.Add(parameter);
            }

            command.CommandText = $"""
                SELECT anchors.uri, anchors.description, anchors.active, links.link
                FROM anchors LEFT JOIN links ON links.anchor = anchors.uri AND links.deleted_at IS NULL
                WHERE anchors.uri IN ({string.Join(", ", Enumerable.Range(0, uris.Count).Select(i => $"@uri{i}"))})
                ORDER BY links.number
                """;
            await command.PrepareAsync(cancellationToken);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<HeldLink>();
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(new HeldLink(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetBoolean(2), reader.IsDBNull(3) ? null : reader.GetString(3)));
            }

            return rows;
        }
        finally
        {
            await store.Database.CloseConnectionAsync();
        }
    }

    /// <summary>A link with its identifier. Immutable.</summary>
    internal sealed record HeldLink(string Uri, string? Description, bool Active, string? Link);
}
