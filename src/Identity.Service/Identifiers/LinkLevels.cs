using Untp.Core.Identifiers;
using Untp.Core.Linksets;
using Untp.Identity.Links;
using Untp.Identity.Store;

namespace Untp.Identity.Identifiers;

/// <summary>The links that are held for an identifier and what it belongs to: one query for all levels.</summary>
internal sealed class LinkLevels(IdentityDbContext store, HeldIdentifiers identifiers)
{
    /// <summary>The levels that something is held for, the identifier's own first; those that are switched off have no links.</summary>
    public async Task<IReadOnlyList<LinkLevel>> FindAsync(CanonicalIdentifier identifier, CancellationToken cancellationToken)
    {
        var rows = await StoreQueries.LevelsAsync(store, [.. identifier.Levels], cancellationToken);
        var byUri = rows.ToLookup(row => row.Uri, StringComparer.Ordinal);
        return [.. identifiers.AnchorsOf(identifier).Where(level => byUri.Contains(level.Uri)).Select(level => LevelOf(level.Anchor, byUri[level.Uri]))];
    }

    private static LinkLevel LevelOf(string anchor, IEnumerable<StoreQueries.HeldLink> rows) => new(
        anchor,
        [.. rows.Where(row => row is { Active: true, Link: not null }).Select(row => LinkJson.ReadStored(row.Link!))],
        rows.First().Description);
}
