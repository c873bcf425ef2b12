using System.ComponentModel.DataAnnotations;

namespace Untp.Identity.Dids;

/// <summary>How DIDs are resolved, section <c>Dids</c>. Immutable.</summary>
public sealed record DidOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Dids";

    /// <summary>How long a fetched DID document is kept at most; its server can say less. Default 5 minutes; 1 second to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(5);
}
