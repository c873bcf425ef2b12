namespace Untp.Core.Summaries;

/// <summary>Something that is named: a criterion, a standard, a document. Immutable.</summary>
/// <param name="Id">Identifier or URL; null where none is stated.</param>
/// <param name="Name">Its name; null where none is stated.</param>
public sealed record SummaryReference(string? Id, string? Name);
