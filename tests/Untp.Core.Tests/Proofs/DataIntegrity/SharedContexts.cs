using System.Text.Json;
using Untp.LinkedData.JsonLd;

namespace Untp.Core.Tests.Proofs.DataIntegrity;

/// <summary>The contexts of the vectors, by their URLs.</summary>
internal sealed class SharedContexts : IContextSource
{
    private static readonly Lazy<IReadOnlyDictionary<string, ContextDocument>> _documents = new(Read);

    /// <summary>One processor for all tests: it keeps what it has compiled.</summary>
    public static JsonLdProcessor Processor { get; } = new(new SharedContexts());

    public ContextLookup Find(string url) =>
        _documents.Value.TryGetValue(url, out var document) ? ContextLookup.Found(document) : ContextLookup.Missing("not among the contexts of the vectors");

    private static Dictionary<string, ContextDocument> Read()
    {
        var documents = Vectors.Read("vectors", "contexts", "manifest.json").EnumerateArray().Where(entry => entry.GetProperty("url").ValueKind == JsonValueKind.String).ToDictionary(
            entry => entry.GetProperty("url").GetString()!,
            entry => ContextDocument.Read(entry.GetProperty("url").GetString()!, Vectors.ReadBytes("vectors", "contexts", entry.GetProperty("path").GetString()!)).Value!,
            StringComparer.Ordinal);
        Assert.True(documents.Count >= 20, $"{documents.Count} contexts read");
        return documents;
    }
}
