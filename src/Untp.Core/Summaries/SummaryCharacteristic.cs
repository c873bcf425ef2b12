namespace Untp.Core.Summaries;

/// <summary>One characteristic of a product, of which each industry has its own. Immutable; one of number, text and flag is there.</summary>
/// <param name="Path">RFC 6901 pointer below the characteristics, such as <c>/ratedCapacity</c>.</param>
/// <param name="Number">A number; null for another sort.</param>
/// <param name="Unit">The unit of a number, as stated; null where none is.</param>
/// <param name="Text">A text; null for another sort.</param>
/// <param name="Flag">Yes or no; null for another sort.</param>
public sealed record SummaryCharacteristic(string Path, double? Number = null, string? Unit = null, string? Text = null, bool? Flag = null);
