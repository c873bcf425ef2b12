namespace Untp.LinkedData.Json;

/// <summary>Bounds on one JSON document that arrives from outside. Immutable.</summary>
public sealed record JsonLimits
{
    /// <summary>The defaults.</summary>
    public static JsonLimits Default { get; } = new();

    /// <summary>Largest document, in bytes. Default 1 MiB.</summary>
    public int MaxBytes { get; init; } = 1024 * 1024;

    /// <summary>Deepest nesting of objects and arrays. Default 64.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Most values, counting every member's and element's value. Default 100,000.</summary>
    public int MaxValues { get; init; } = 100_000;
}
