namespace Untp.Core.Linksets;

/// <summary>How links are chosen. Immutable.</summary>
public sealed record LinkSelectionOptions
{
    /// <summary>The defaults.</summary>
    public static LinkSelectionOptions Default { get; } = new();

    /// <summary>
    /// True to answer with the default link where the type that is asked for is on no level, as UNTP 0.7.0 has it; false to answer that
    /// there is none, as GS1-conformant resolvers do. Default true.
    /// </summary>
    public bool FallsBackToDefault { get; init; } = true;
}
