namespace Untp.ServiceDefaults.Caching;

/// <summary>What the cache keeps. Immutable.</summary>
/// <param name="Content">The bytes; not to be changed.</param>
/// <param name="FetchedAt">When they were read from their source.</param>
/// <param name="Lifetime">How long from then they may be used; zero keeps them nowhere.</param>
public sealed record CacheEntry(byte[] Content, DateTimeOffset FetchedAt, TimeSpan Lifetime);
