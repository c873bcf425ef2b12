namespace Untp.Core.Summaries;

/// <summary>A number of units. Immutable.</summary>
/// <param name="Value">How many; null where that is not stated.</param>
/// <param name="Unit">The code of the unit; null where none is stated.</param>
public sealed record SummaryMeasure(double? Value, string? Unit);
