namespace Untp.Identity.Remote;

/// <summary>How long an answer may be kept, by its own headers. Source: RFC 9111, sections 4.2 and 5.2.2.</summary>
internal static class RemoteLifetime
{
    /// <summary>Null where the headers do not say.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        var control = response.Headers.CacheControl;
        if (control is { NoStore: true } or { NoCache: true } or { Private: true })
        {
            return TimeSpan.Zero;
        }

        var stated = control?.SharedMaxAge ?? control?.MaxAge ?? response.Content.Headers.Expires - (response.Headers.Date ?? now);
        return stated is { } lifetime ? AtLeastZero(lifetime - (response.Headers.Age ?? TimeSpan.Zero)) : null;
    }

    /// <summary>True where the headers forbid to use an answer for a moment longer than it is fresh.</summary>
    public static bool ForbidsStale(HttpResponseMessage response) => response.Headers.CacheControl is { MustRevalidate: true } or { ProxyRevalidate: true };

    /// <summary>The shorter of what is configured and what was stated.</summary>
    public static TimeSpan Within(TimeSpan configured, TimeSpan? stated) => stated is { } lifetime && lifetime < configured ? AtLeastZero(lifetime) : configured;

    private static TimeSpan AtLeastZero(TimeSpan lifetime) => lifetime > TimeSpan.Zero ? lifetime : TimeSpan.Zero;
}
