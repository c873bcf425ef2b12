namespace Untp.Identity.Vocabulary;

/// <summary>One vocabulary, as JSON. Immutable.</summary>
/// <param name="Name">Family and version, such as <c>untp-0.7.0</c>.</param>
/// <param name="Dictionary">Where its data dictionary is read.</param>
/// <param name="Documents">Its contexts and schemas.</param>
internal sealed record VocabularyDescription(string Name, string Dictionary, IReadOnlyList<VocabularyDocument> Documents);
