namespace Untp.ServiceDefaults.Caching;

/// <summary>What the cache keeps. Immutable.</summary>
/// <param name="Content">The bytes; not to be changed.</param>
/// <param name="FetchedAt">When they were read from their source.</param>
/// <param name="Lifetime">How long from then they are fresh; zero keeps them nowhere.</param>
public sealed record CacheEntry(byte[] Content, DateTimeOffset FetchedAt, TimeSpan Lifetime)
{
    /// <summary>
    /// How long from <see cref="FetchedAt"/> they may be used at all: between <see cref="Lifetime"/> and this age a copy is
    /// still handed out while the source is asked anew. Default: the lifetime, so that no stale copy is ever used.
    /// </summary>
    public TimeSpan MaxAge { get; init; } = Lifetime;

    /// <summary>Where they were read, such as a URL; at most 64 KiB of UTF-8 are kept of it.</summary>
    public string Source { get; init; } = "";

    /// <summary>True while the source need not be asked.</summary>
    /// <param name="now">The time.</param>
    public bool IsFresh(DateTimeOffset now) => now - FetchedAt < Lifetime;

    /// <summary>How much longer the entry may be used; null where no longer.</summary>
    /// <param name="now">The time.</param>
    public TimeSpan? UsableFor(DateTimeOffset now)
    {
        var end = Lifetime <= TimeSpan.Zero ? TimeSpan.Zero : MaxAge > Lifetime ? MaxAge : Lifetime;
        return FetchedAt + end - now is var left && left > TimeSpan.Zero ? left : null;
    }
}
