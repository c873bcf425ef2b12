using Untp.Contracts.Identity.V1;
using Untp.Core.Credentials;
using Untp.Core.Vocabulary;

namespace Untp.Identity.Documents;

/// <summary>What the document folders hold, read once at start, then what our own tables describe. Threads: safe.</summary>
internal sealed class DocumentCatalog
{
    private readonly Dictionary<(DocumentKind Kind, string Url), CatalogEntry> _byUrl = [];
    private readonly Dictionary<UntpType, CatalogEntry> _byType = [];

    public DocumentCatalog(DocumentOptions options)
    {
        foreach (var entry in options.Folders.SelectMany(Manifest.Read))
        {
            Add(entry with { Table = TableOf(entry) });
        }

        foreach (var entry in PinnedDocuments.All)
        {
            Add(entry);
        }
    }

    public CatalogEntry? Find(DocumentKind kind, string url) => _byUrl.GetValueOrDefault((kind, url));

    public CatalogEntry? Find(UntpType type) => _byType.GetValueOrDefault(type);

    private void Add(CatalogEntry entry)
    {
        foreach (var url in entry.Aliases.Prepend(entry.Url))
        {
            _byUrl.TryAdd((entry.Kind, url), entry);
        }

        if (entry.Type is { } type)
        {
            _byType.TryAdd(type, entry);
        }
    }

    // The operator's own edition of a document is another document: no table stands in for that.
    private static PublishedDocument? TableOf(CatalogEntry entry) =>
        Vocabularies.Find(entry.Kind == DocumentKind.Schema ? PublishedKind.Schema : PublishedKind.Context, entry.Url) is { } document
        && (document.Sha256 == entry.Sha256 || document.Variants.Contains(entry.Sha256, StringComparer.Ordinal))
            ? document
            : null;
}
