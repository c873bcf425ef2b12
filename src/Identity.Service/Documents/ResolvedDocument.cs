namespace Untp.Identity.Documents;

/// <summary>A document's bytes and what is known of them. Immutable.</summary>
/// <param name="Url">Canonical URL.</param>
/// <param name="Content">The bytes as published, or what our own table makes of them.</param>
/// <param name="Sha256">Their digest, lower-case hexadecimal.</param>
/// <param name="PublishedSha256">The digest of what was published; another than theirs where our own table stands in.</param>
internal sealed record ResolvedDocument(string Url, byte[] Content, string Sha256, string PublishedSha256);
