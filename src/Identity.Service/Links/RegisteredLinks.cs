namespace Untp.Identity.Links;

/// <summary>What a registration added, in its JSON form as well. Immutable.</summary>
/// <param name="Identifier">The identifier in its canonical form.</param>
/// <param name="Links">In the order of the registration.</param>
internal sealed record RegisteredLinks(string Identifier, IReadOnlyList<LinkBody> Links);
