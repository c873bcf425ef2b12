namespace Untp.Identity.Trust;

/// <summary>One credential as received. Immutable.</summary>
/// <param name="Url">Where it was read.</param>
/// <param name="FoundAt">What named that URL.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="FetchedAt">When they were read.</param>
internal sealed record FoundAnchor(string Url, string FoundAt, byte[] Content, DateTimeOffset FetchedAt);
