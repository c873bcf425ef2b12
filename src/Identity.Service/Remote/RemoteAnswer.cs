namespace Untp.Identity.Remote;

/// <summary>What a remote server answered. Immutable.</summary>
/// <param name="Content">The body, content encoding undone.</param>
/// <param name="MediaType">Its media type, lower case; empty where none was stated.</param>
/// <param name="Url">Where it was read, after redirects.</param>
/// <param name="Lifetime">How long the server lets it be kept; null where it does not say.</param>
internal sealed record RemoteAnswer(byte[] Content, string MediaType, Uri Url, TimeSpan? Lifetime);
