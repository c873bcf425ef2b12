namespace Untp.Core.Linksets;

/// <summary>The links of one anchor (RFC 9264: a link context object). Immutable.</summary>
/// <param name="Anchor">What is linked from: the URL of an identifier.</param>
/// <param name="Description">What the anchor is; null where that is not said.</param>
/// <param name="Relations">Its links, a relation once.</param>
public sealed record LinkContext(string Anchor, string? Description, IReadOnlyList<LinkRelation> Relations)
{
    /// <summary>The targets of a relation; empty where there is none.</summary>
    /// <param name="relation">The relation in any spelling: <c>dpp</c>, <c>untp:dpp</c> or its URI.</param>
    public IReadOnlyList<LinkTarget> Find(string relation)
    {
        var name = RelationName.Normalize(relation);
        return Relations.FirstOrDefault(other => other.Name == name)?.Targets ?? [];
    }
}
