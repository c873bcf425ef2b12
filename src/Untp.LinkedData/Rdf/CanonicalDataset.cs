namespace Untp.LinkedData.Rdf;

/// <summary>A dataset in canonical form. Immutable. Source: RDF Dataset Canonicalization 1.0, section 4.2.</summary>
/// <param name="NQuads">The canonical N-Quads document in UTF-8, sorted by code point.</param>
/// <param name="IssuedIdentifiers">Canonical label (<c>c14n0</c> …) by the label of the input; neither carries <c>_:</c>.</param>
public sealed record CanonicalDataset(ReadOnlyMemory<byte> NQuads, IReadOnlyDictionary<string, string> IssuedIdentifiers);
