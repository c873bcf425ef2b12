namespace Untp.Core.Vocabulary;

/// <summary>A list of codes. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Iri">What precedes a code to make an IRI.</param>
/// <param name="Codes">The codes; none for a list that is kept elsewhere, of which any text is taken.</param>
internal sealed record CodeList(string Name, string Iri, IReadOnlyList<string> Codes);
