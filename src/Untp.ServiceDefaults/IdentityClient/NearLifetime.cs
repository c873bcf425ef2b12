namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>How long a service keeps what Identity told it. Identity counts it in where an age has a hard end.</summary>
public static class NearLifetime
{
    /// <summary>10 seconds: what changes elsewhere without a word, such as another party's document, is seen that soon after Identity sees it.</summary>
    public static readonly TimeSpan Value = TimeSpan.FromSeconds(10);
}
