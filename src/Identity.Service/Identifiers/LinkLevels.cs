using Untp.Core.Identifiers;
using Untp.Core.Linksets;

namespace Untp.Identity.Identifiers;

/// <summary>The links that are held for an identifier and what it belongs to, from memory where they are there. Threads: safe.</summary>
internal sealed class LinkLevels(LinkCache cache, LinkReader reader, HeldIdentifiers identifiers)
{
    /// <summary>The levels that something is held for, the identifier's own first; those that are switched off have no links.</summary>
    public async ValueTask<IReadOnlyList<LinkLevel>> FindAsync(CanonicalIdentifier identifier, CancellationToken cancellationToken)
    {
        string[] uris = [.. identifier.Levels];
        var held = new HeldIdentifier?[uris.Length];
        var missing = new List<(int Level, LinkCache.Moment Asked)>();
        for (var level = 0; level < uris.Length; level++)
        {
            if (!cache.TryFind(uris[level], out held[level]))
            {
                missing.Add((level, cache.Now(uris[level])));
            }
        }

        LinkMeters.Looked(uris.Length - missing.Count, missing.Count);
        if (missing.Count > 0)
        {
            var read = await Task.WhenAll(reader.Read([.. missing.Select(miss => uris[miss.Level])])).WaitAsync(cancellationToken);
            foreach (var ((level, asked), found) in missing.Zip(read))
            {
                held[level] = found;
                cache.Keep(uris[level], found, asked);
            }
        }

        return [.. identifiers.AnchorsOf(identifier).Zip(held).Where(pair => pair.Second is not null).Select(pair => new LinkLevel(pair.First.Anchor, pair.Second!.Links, pair.Second.Description))];
    }
}
