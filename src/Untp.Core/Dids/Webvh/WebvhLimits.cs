namespace Untp.Core.Dids.Webvh;

/// <summary>Bounds on one DID log and its witness proofs. Immutable.</summary>
public sealed record WebvhLimits
{
    /// <summary>The defaults.</summary>
    public static WebvhLimits Default { get; } = new();

    /// <summary>Largest log, in bytes. Default 8 MiB.</summary>
    public int MaxLogBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Most entries of a log; each costs about as much as one signature. Default 2,000.</summary>
    public int MaxEntries { get; init; } = 2_000;

    /// <summary>Largest entry, in bytes. Default 256 KiB.</summary>
    public int MaxEntryBytes { get; init; } = 256 * 1024;

    /// <summary>Most proofs of one entry; all must hold. Default 4.</summary>
    public int MaxProofsPerEntry { get; init; } = 4;

    /// <summary>Largest witness proofs file, in bytes. Default 1 MiB.</summary>
    public int MaxWitnessBytes { get; init; } = 1024 * 1024;

    /// <summary>Most proofs in a witness proofs file. Default 2,000.</summary>
    public int MaxWitnessProofs { get; init; } = 2_000;

    /// <summary>How far a versionTime may lie ahead of our clock. Default 60 seconds.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(60);
}
