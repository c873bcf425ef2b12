namespace Untp.Identity.Documents;

/// <summary>A document's bytes and what is known of them. Immutable.</summary>
/// <param name="Url">Canonical URL.</param>
/// <param name="Content">The bytes as published.</param>
/// <param name="Sha256">Their digest, lower-case hexadecimal.</param>
internal sealed record ResolvedDocument(string Url, byte[] Content, string Sha256);
