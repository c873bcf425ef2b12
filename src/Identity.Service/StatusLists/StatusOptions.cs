using System.ComponentModel.DataAnnotations;
using Untp.ServiceDefaults.IdentityClient;

namespace Untp.Identity.StatusLists;

/// <summary>How status lists are fetched, section <c>Status</c>. Immutable.</summary>
public sealed record StatusOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Status";

    /// <summary>How long a fetched status list is fresh at most; its server and the list itself can say less. Default 30 seconds; 1 second to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How old a status list may be at most where a verdict is reached with it: so long, and no longer, a revocation by another
    /// party can stay unseen. It counts in the 10 seconds that the other services keep what they were told; one that is no longer
    /// fresh is used for the rest while it is read anew, or cannot be. Default 1 minute; 11 seconds to 1 hour.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:11", "01:00:00")]
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How old a list may be when it is handed out.</summary>
    internal TimeSpan MaxAgeHere => MaxAge - NearLifetime.Value;
}
