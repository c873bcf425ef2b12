namespace Untp.Core.Linksets;

/// <summary>A set of links, grouped by anchor. Immutable. Source: RFC 9264.</summary>
/// <param name="Contexts">One for each anchor, in order.</param>
public sealed record Linkset(IReadOnlyList<LinkContext> Contexts)
{
    /// <summary>The media type of its JSON form.</summary>
    public const string MediaType = "application/linkset+json";
}
