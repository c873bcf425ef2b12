namespace Untp.Core.Linksets;

/// <summary>What a request to a resolver asks for. Immutable. Source: UNTP 0.7.0 Identity Resolver, query parameters.</summary>
public sealed record LinkQuery
{
    /// <summary>The relation in any spelling, <c>linkset</c> or <c>all</c> for all links; null for the default.</summary>
    public string? LinkType { get; init; }

    /// <summary>The language that the <c>language</c> parameter asks for: goes before <see cref="AcceptLanguages"/>, and filters linksets.</summary>
    public string? Language { get; init; }

    /// <summary>The languages of Accept-Language, the preferred one first (<see cref="Preferences"/>); empty for any.</summary>
    public IReadOnlyList<string> AcceptLanguages { get; init; } = [];

    /// <summary>The media types of Accept, the preferred one first; empty for any.</summary>
    public IReadOnlyList<string> AcceptMediaTypes { get; init; } = [];

    /// <summary>The context that is asked for; null for any.</summary>
    public string? Context { get; init; }

    /// <summary>The role for which variants are asked for; null for those of all roles.</summary>
    public string? AccessRole { get; init; }

    /// <summary>True where the asker owns the links, and sees those that are not public. Default false.</summary>
    public bool IncludesNonPublic { get; init; }

    /// <summary>True where all links are asked for.</summary>
    public bool AsksForLinkset => LinkType is { } type && RelationName.Normalize(type) == RelationName.Linkset;
}
