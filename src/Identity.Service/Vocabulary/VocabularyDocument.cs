using Untp.Core.Vocabulary;

namespace Untp.Identity.Vocabulary;

/// <summary>One context or schema, as JSON. Immutable.</summary>
/// <param name="Kind">Context or schema.</param>
/// <param name="Type">For schemas: the type; else null.</param>
/// <param name="Path">Where ours is read.</param>
/// <param name="Url">Where the original is published; null where none was.</param>
/// <param name="Sha256">Digest of the original; null where none was published.</param>
/// <param name="Sha384">Digest of the original; null where none was published.</param>
internal sealed record VocabularyDocument(string Kind, string? Type, string Path, string? Url, string? Sha256, string? Sha384)
{
    public VocabularyDocument(PublishedDocument document, string path)
        : this(document.Kind == PublishedKind.Schema ? "schema" : "context", document.Root, path, document.Url == "" ? null : document.Url, document.Sha256, document.Sha384)
    {
    }
}
