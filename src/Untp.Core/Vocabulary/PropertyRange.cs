namespace Untp.Core.Vocabulary;

/// <summary>What values a property has. Immutable.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Name">Scalar, constant, code list or class.</param>
internal sealed record PropertyRange(RangeKind Kind, string Name)
{
    /// <summary>Least number, as written; null where there is none.</summary>
    public string? Minimum { get; init; }

    /// <summary>Greatest number, as written; null where there is none.</summary>
    public string? Maximum { get; init; }

    /// <summary>A regular expression that a text matches; null where there is none.</summary>
    public string? Pattern { get; init; }

    /// <summary>What a reference holds beside id and name.</summary>
    public IReadOnlyList<ReferenceMember> Members { get; init; } = [];

    /// <summary>The ranges to choose from; of contexts, what may follow them beside texts.</summary>
    public IReadOnlyList<PropertyRange> Alternatives { get; init; } = [];

    /// <summary>For an alternative: true where it is an array of at least one.</summary>
    public bool IsMany { get; init; }

    /// <summary>As the table writes it, in short.</summary>
    public override string ToString() => IsMany ? $"array of {this with { IsMany = false }}" : Kind switch
    {
        RangeKind.Code => $"code {Name}",
        RangeKind.Reference => $"reference to {Name}",
        RangeKind.Constant => $"\"{Name}\"",
        RangeKind.Alternatives => string.Join(" or ", Alternatives),
        RangeKind.Holding => $"array with \"{Name}\"",
        RangeKind.Scalar when Minimum is not null || Maximum is not null => $"{Name} {Minimum}..{Maximum}",
        _ => Name,
    };
}
