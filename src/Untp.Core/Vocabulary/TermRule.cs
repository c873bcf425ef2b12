namespace Untp.Core.Vocabulary;

/// <summary>What a property's name means wherever its line states no IRI. Immutable.</summary>
/// <param name="Iri">The IRI, <c>-</c> for no term.</param>
/// <param name="Coercion">Type coercion, <c>-</c> for none; null where the property's range gives it.</param>
internal sealed record TermRule(string Iri, string? Coercion);
