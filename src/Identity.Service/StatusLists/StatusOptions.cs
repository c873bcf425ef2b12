using System.ComponentModel.DataAnnotations;

namespace Untp.Identity.StatusLists;

/// <summary>How status lists are fetched, section <c>Status</c>. Immutable.</summary>
public sealed record StatusOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Status";

    /// <summary>How long a fetched status list is kept at most; its server and the list itself can say less. Default 1 minute; 1 second to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(1);
}
