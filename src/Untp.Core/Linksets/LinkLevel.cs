namespace Untp.Core.Linksets;

/// <summary>The links of an identifier of one granularity. Immutable.</summary>
/// <param name="Anchor">The identifier's URL.</param>
/// <param name="Links">Its links in the order of their registration.</param>
/// <param name="Description">What it is; null where that is not known.</param>
public sealed record LinkLevel(string Anchor, IReadOnlyList<RegisteredLink> Links, string? Description = null)
{
    /// <summary>The links as they stand in a linkset.</summary>
    public LinkContext ToContext() => new(
        Anchor,
        Description,
        [.. Links.GroupBy(link => RelationName.Normalize(link.LinkType), StringComparer.Ordinal).Select(group => new LinkRelation(group.Key, [.. group.Select(link => link.ToTarget())]))]);
}
