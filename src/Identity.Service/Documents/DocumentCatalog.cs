using System.Text.Json;
using Untp.Contracts.Identity.V1;
using Untp.Core.Credentials;

namespace Untp.Identity.Documents;

/// <summary>What the document folders hold, read once at start, then what may be fetched. Threads: safe.</summary>
internal sealed class DocumentCatalog
{
    private readonly Dictionary<(DocumentKind Kind, string Url), CatalogEntry> _byUrl = [];
    private readonly Dictionary<UntpType, CatalogEntry> _byType = [];

    public DocumentCatalog(DocumentOptions options)
    {
        foreach (var folder in options.Folders)
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, DocumentOptions.ManifestFile)));
            foreach (var entry in manifest.RootElement.EnumerateArray().Select(item => Read(item, folder)).OfType<CatalogEntry>())
            {
                Add(entry);
            }
        }

        IsEmpty = _byUrl.Count == 0;
        foreach (var entry in PinnedDocuments.All)
        {
            Add(entry);
        }
    }

    /// <summary>True where no folder holds anything: a setup without documents.</summary>
    public bool IsEmpty { get; }

    public CatalogEntry? Find(DocumentKind kind, string url) => _byUrl.GetValueOrDefault((kind, url));

    public CatalogEntry? Find(UntpType type) => _byType.GetValueOrDefault(type);

    private static CatalogEntry? Read(JsonElement item, string folder)
    {
        var kind = Text(item, "kind") switch
        {
            "context" => DocumentKind.Context,
            "schema" => DocumentKind.Schema,
            _ => DocumentKind.Unspecified,
        };
        if (kind == DocumentKind.Unspecified || Text(item, "url") is not { } url || Text(item, "path") is not { } path || Text(item, "sha256") is not { } sha256)
        {
            return null;
        }

        var type = kind == DocumentKind.Schema && Text(item, "credentialType") is { } name && Text(item, "untpVersion") is { } version ? new UntpType(name, version) : null;
        var aliases = item.TryGetProperty("aliases", out var list) ? list.EnumerateArray().Select(alias => alias.GetString()!).ToArray() : [];
        return new CatalogEntry(kind, url, aliases, type, sha256, Path.Combine(folder, path));
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

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
