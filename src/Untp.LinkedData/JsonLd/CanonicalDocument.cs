namespace Untp.LinkedData.JsonLd;

/// <summary>A document's statements in canonical form, and their hash. Immutable. Source: VC Data Integrity 1.0, section 4; RDFC-1.0.</summary>
/// <param name="NQuads">The canonical N-Quads document in UTF-8, sorted by code point.</param>
/// <param name="Hash">Its hash, by the algorithm that the canonicalization used.</param>
public sealed record CanonicalDocument(ReadOnlyMemory<byte> NQuads, ReadOnlyMemory<byte> Hash);
