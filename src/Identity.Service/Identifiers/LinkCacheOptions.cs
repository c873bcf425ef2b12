using System.ComponentModel.DataAnnotations;

namespace Untp.Identity.Identifiers;

/// <summary>How long links are kept in memory between two looks at the database, section <c>LinkCache</c>. Immutable.</summary>
public sealed record LinkCacheOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "LinkCache";

    /// <summary>Memory for links and for identifiers that have none, in bytes, as far as it can be told. Default 64 MiB; 1 MiB to 4 GiB.</summary>
    [Range(1L << 20, 1L << 32)]
    public long MaxMemoryBytes { get; init; } = 64L << 20;

    /// <summary>
    /// How long an entry is used where other processes cannot tell of a change, without Redis or while it is away: a link that another
    /// process registered or withdrew is seen within this time. Default 5 seconds; 0 (nothing is kept then) to 1 minute.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long an entry is used at most while the change feed tells of every change: bounds what a process that died between its write
    /// and its word can do. Default 1 minute; 0 to 1 hour.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MaxAgeWithFeed { get; init; } = TimeSpan.FromMinutes(1);
}
