using System.Text.Json;

namespace Untp.Testing;

/// <summary>The published documents of the reference material; none where it is absent.</summary>
public static class SharedDocuments
{
    private static readonly Lazy<IReadOnlyList<SharedDocument>> _all = new(() => ReadFolder("documents"));

    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> _contexts = new(ReadContexts);

    /// <summary>Contexts, schemas and samples of UNTP and of the W3C.</summary>
    public static IReadOnlyList<SharedDocument> All => _all.Value;

    /// <summary>Contexts by their URLs and aliases, these and further ones of the vectors.</summary>
    public static IReadOnlyDictionary<string, byte[]> Contexts => _contexts.Value;

    /// <summary>Those of one kind.</summary>
    public static IEnumerable<SharedDocument> OfKind(string kind) => All.Where(document => document.Kind == kind);

    private static List<SharedDocument> ReadFolder(params string[] path)
    {
        var folder = Path.Combine([Repository.Shared, .. path]);
        var manifest = Path.Combine(folder, "manifest.json");
        return File.Exists(manifest)
            ? [.. JsonElement.Parse(File.ReadAllBytes(manifest)).EnumerateArray().Select(entry => new SharedDocument(Path.Combine(folder, entry.GetProperty("path").GetString()!), entry))]
            : [];
    }

    private static Dictionary<string, byte[]> ReadContexts()
    {
        var contexts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var document in All.Concat(ReadFolder("vectors", "contexts")).Where(document => document is { Kind: "context", Url: not null }))
        {
            var bytes = document.Read();
            foreach (var url in document.Aliases.Prepend(document.Url!))
            {
                contexts.TryAdd(url, bytes);
            }
        }

        return contexts;
    }
}
