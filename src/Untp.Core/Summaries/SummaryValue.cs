namespace Untp.Core.Summaries;

/// <summary>Something measured or scored. Immutable.</summary>
/// <param name="Metric">What: the slug of a known metric, else as stated; null where it is not stated.</param>
/// <param name="Value">How much; null where only a score is stated.</param>
/// <param name="Unit">The code of the unit; null where none is stated.</param>
/// <param name="Score">The code of the score; null where none is stated.</param>
/// <param name="Per">The code of the unit of product that it is for; null where none is stated.</param>
public sealed record SummaryValue(string? Metric, double? Value, string? Unit, string? Score, string? Per = null);
