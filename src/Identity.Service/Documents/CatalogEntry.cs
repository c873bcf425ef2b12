using Untp.Contracts.Identity.V1;
using Untp.Core.Credentials;
using Untp.Core.Vocabulary;

namespace Untp.Identity.Documents;

/// <summary>One document, as the manifest of its folder or our own list describes it. Immutable.</summary>
/// <param name="Kind">Context or schema.</param>
/// <param name="Url">Canonical URL.</param>
/// <param name="Aliases">Further URLs at which the same document is published.</param>
/// <param name="Type">For schemas of credentials: type and version; else null.</param>
/// <param name="Sha256">Digest of its bytes, lower-case hexadecimal; empty where nothing was published, so that only our table has it.</param>
/// <param name="Path">The file; null where it is fetched from its canonical URL.</param>
internal sealed record CatalogEntry(DocumentKind Kind, string Url, IReadOnlyList<string> Aliases, UntpType? Type, string Sha256, string? Path)
{
    /// <summary>What our own table makes of it, for when the original is not at hand; null where no table describes it.</summary>
    public PublishedDocument? Table { get; init; }

    /// <summary>True for the published bytes, or for bytes that servers are known to make of them.</summary>
    public bool Knows(string sha256) => sha256 == Sha256 || Table?.Variants.Contains(sha256, StringComparer.Ordinal) == true;
}
