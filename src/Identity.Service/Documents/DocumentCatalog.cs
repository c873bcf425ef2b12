using Untp.Contracts.Identity.V1;
using Untp.Core.Credentials;

namespace Untp.Identity.Documents;

/// <summary>What the document folders hold, read once at start. Threads: safe.</summary>
internal sealed class DocumentCatalog
{
    private readonly Dictionary<(DocumentKind Kind, string Url), CatalogEntry> _byUrl = [];
    private readonly Dictionary<UntpType, CatalogEntry> _byType = [];

    public DocumentCatalog(DocumentOptions options)
    {
        foreach (var folder in options.Folders)
        {
            foreach (var entry in Manifest.Read(folder))
            {
                Add(entry);
            }
        }
    }

    /// <summary>True where no folder holds anything: a setup without documents.</summary>
    public bool IsEmpty => _byUrl.Count == 0;

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
}
