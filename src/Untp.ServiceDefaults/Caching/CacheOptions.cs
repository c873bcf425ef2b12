using System.ComponentModel.DataAnnotations;

namespace Untp.ServiceDefaults.Caching;

/// <summary>Bounds of the cache, section <c>Cache</c>. Immutable.</summary>
public sealed record CacheOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Cache";

    /// <summary>Memory of the process for entries, in bytes. Default 64 MiB; 1 MiB to 4 GiB.</summary>
    [Range(1L << 20, 1L << 32)]
    public long MaxMemoryBytes { get; init; } = 64L << 20;

    /// <summary>How long one answer of the source may take, whoever waits for it. Default 10 seconds; 1 to 60.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan SourceTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long Redis may take before the source is asked instead. Default 250 ms; 10 ms to 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:05")]
    public TimeSpan RedisTimeout { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// How long one process keeps the others from asking the source for the same, and how long these wait for what it brings;
    /// above the time of a fetch. One that dies meanwhile holds the others up that long. Default 5 seconds; 100 ms to 60 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan LockLifetime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a stale entry waits for the next attempt to read it anew after one that brought nothing. Default 1 second; 100 ms to 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan RefreshPause { get; init; } = TimeSpan.FromSeconds(1);
}
