namespace Untp.Core.Summaries;

/// <summary>A place in a classification. Immutable.</summary>
/// <param name="Code">The code; null where none is stated.</param>
/// <param name="Name">What it stands for; null where that is not stated.</param>
/// <param name="Scheme">Identifier of the classification; null where none is stated.</param>
public sealed record SummaryClassification(string? Code, string? Name, string? Scheme);
