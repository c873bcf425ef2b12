using System.Text.Json;
using Untp.Core.Contexts;
using Untp.Core.Problems;
using Untp.LinkedData.JsonLd;

namespace Untp.Core.Tests;

/// <summary>The published contexts of the reference material, by their URLs.</summary>
internal sealed class PublishedContexts : IContextDocuments
{
    private static readonly Lazy<IReadOnlyDictionary<string, ContextDocument>> _documents = new(Read);

    /// <summary>Every URL that was asked for.</summary>
    public List<string> Asked { get; } = [];

    public ValueTask<Lookup<ContextDocument>> FindAsync(string url, CancellationToken cancellationToken)
    {
        Asked.Add(url);
        return ValueTask.FromResult(_documents.Value.TryGetValue(url, out var document)
            ? Lookup<ContextDocument>.Found(document, DateTimeOffset.UnixEpoch)
            : Lookup<ContextDocument>.None(new(ProblemCodes.ContextUnknown, $"{url} is not among the published contexts.")));
    }

    private static Dictionary<string, ContextDocument> Read()
    {
        var documents = new Dictionary<string, ContextDocument>(StringComparer.Ordinal);
        foreach (var folder in (string[])["documents", Path.Combine("vectors", "contexts")])
        {
            var root = Path.Combine(Repository.Shared, folder);
            if (!File.Exists(Path.Combine(root, "manifest.json")))
            {
                continue;
            }

            foreach (var entry in JsonElement.Parse(File.ReadAllBytes(Path.Combine(root, "manifest.json"))).EnumerateArray())
            {
                if (entry.GetProperty("kind").GetString() != "context" || !entry.TryGetProperty("url", out var url) || url.ValueKind != JsonValueKind.String)
                {
                    continue;
                }

                var bytes = File.ReadAllBytes(Path.Combine(root, entry.GetProperty("path").GetString()!));
                var aliases = entry.TryGetProperty("aliases", out var others) && others.ValueKind == JsonValueKind.Array ? others.EnumerateArray().Select(alias => alias.GetString()!) : [];
                foreach (var name in aliases.Prepend(url.GetString()!))
                {
                    documents.TryAdd(name, ContextDocument.Read(url.GetString()!, bytes).Value!);
                }
            }
        }

        return documents;
    }
}
