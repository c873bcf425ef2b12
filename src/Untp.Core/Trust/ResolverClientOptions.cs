using System.ComponentModel.DataAnnotations;

namespace Untp.Core.Trust;

/// <summary>Bounds of one walk over other people's linksets. Immutable.</summary>
public sealed record ResolverClientOptions
{
    /// <summary>Most linksets that are read. Default 16; 1 to 100.</summary>
    [Range(1, 100)]
    public int MaxLinksets { get; init; } = 16;

    /// <summary>Most steps from the first linkset to another that it names as a secondary resolver. Default 4; 0 to 16.</summary>
    [Range(0, 16)]
    public int MaxDepth { get; init; } = 4;

    /// <summary>Most links that are given out. Default 16; 1 to 1,000.</summary>
    [Range(1, 1000)]
    public int MaxLinks { get; init; } = 16;
}
