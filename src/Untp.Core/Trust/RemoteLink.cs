namespace Untp.Core.Trust;

/// <summary>A link that another party's resolver gave. Immutable.</summary>
/// <param name="Href">The target's URL.</param>
/// <param name="Linkset">The URL of the linkset that names it.</param>
/// <param name="MediaType">The target's media type as stated; null where none is.</param>
public sealed record RemoteLink(string Href, string Linkset, string? MediaType);
