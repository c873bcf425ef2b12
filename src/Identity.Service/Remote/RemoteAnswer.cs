using Untp.ServiceDefaults.Caching;

namespace Untp.Identity.Remote;

/// <summary>What a remote server answered. Immutable.</summary>
/// <param name="Content">The body, content encoding undone.</param>
/// <param name="MediaType">Its media type, lower case; empty where none was stated.</param>
/// <param name="Url">Where it was read, after redirects.</param>
/// <param name="Lifetime">How long the server says that it is fresh; null where it does not say.</param>
/// <param name="MayBeStale">False where the server forbids to use it for longer than that.</param>
internal sealed record RemoteAnswer(byte[] Content, string MediaType, Uri Url, TimeSpan? Lifetime, bool MayBeStale)
{
    /// <summary>What is kept of it.</summary>
    /// <param name="fetchedAt">When it was read.</param>
    /// <param name="lifetime">How long it is fresh by our configuration; the server can say less.</param>
    /// <param name="maxAge">How long it may be used at all by our configuration.</param>
    /// <param name="end">How long it may be used at all by its own word; null where it says nothing.</param>
    public CacheEntry ToEntry(DateTimeOffset fetchedAt, TimeSpan lifetime, TimeSpan maxAge, TimeSpan? end = null)
    {
        var limit = RemoteLifetime.Within(maxAge, end);
        var fresh = RemoteLifetime.Within(RemoteLifetime.Within(lifetime, Lifetime), limit);
        return new CacheEntry(Content, fetchedAt, fresh) { MaxAge = MayBeStale ? limit : fresh, Source = Url.AbsoluteUri };
    }
}
