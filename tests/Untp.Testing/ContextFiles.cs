using System.Text.Json;

namespace Untp.Testing;

/// <summary>The published JSON-LD contexts of the reference material.</summary>
public static class ContextFiles
{
    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> _all = new(Read);

    /// <summary>The files by their URLs, those of the documents before those of the vectors; none where the material is absent.</summary>
    public static IReadOnlyDictionary<string, byte[]> All => _all.Value;

    private static Dictionary<string, byte[]> Read()
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var folder in (string[])[Path.Combine(Repository.Shared, "documents"), Path.Combine(Repository.Shared, "vectors", "contexts")])
        {
            if (!File.Exists(Path.Combine(folder, "manifest.json")))
            {
                continue;
            }

            using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.json")));
            foreach (var entry in manifest.RootElement.EnumerateArray())
            {
                if (entry.GetProperty("kind").GetString() != "context" || entry.GetProperty("url").GetString() is not { } url)
                {
                    continue;
                }

                var bytes = File.ReadAllBytes(Path.Combine(folder, entry.GetProperty("path").GetString()!));
                var aliases = entry.TryGetProperty("aliases", out var others) && others.ValueKind == JsonValueKind.Array ? others.EnumerateArray().Select(alias => alias.GetString()!) : [];
                foreach (var name in aliases.Prepend(url))
                {
                    files.TryAdd(name, bytes);
                }
            }
        }

        return files;
    }
}
