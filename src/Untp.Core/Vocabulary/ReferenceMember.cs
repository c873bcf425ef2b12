namespace Untp.Core.Vocabulary;

/// <summary>What a reference holds beside id and name. Immutable.</summary>
/// <param name="Name">A property of the class that is referred to.</param>
/// <param name="Cardinality">Required, optional, or in the context only.</param>
internal sealed record ReferenceMember(string Name, Cardinality Cardinality);
