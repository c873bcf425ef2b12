using System.Security.Cryptography;
using System.Text.Json;
using Untp.LinkedData.JsonLd;

namespace Untp.Core.Tests.Vocabulary;

/// <summary>The published contexts beside the repository.</summary>
internal sealed class PublishedContexts : IContextSource
{
    private static readonly Lazy<JsonElement> _manifest = new(() => JsonElement.Parse(Read("manifest.json")));

    private static readonly Lazy<Dictionary<string, ContextDocument>> _documents = new(() => Entries("context")
        .SelectMany(entry => Urls(entry).Select(url => ContextDocument.Read(url, Bytes(entry)).Value!))
        .ToDictionary(document => document.Url));

    public ContextLookup Find(string url) => _documents.Value.TryGetValue(url, out var document) ? ContextLookup.Found(document) : ContextLookup.Missing("not published");

    public static IEnumerable<JsonElement> Entries(string kind) => _manifest.Value.EnumerateArray().Where(entry => entry.GetProperty("kind").GetString() == kind);

    public static byte[] Bytes(string url)
    {
        var entry = Entries("context").Single(entry => entry.GetProperty("url").GetString() == url);
        var bytes = Bytes(entry);
        Assert.Equal(entry.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return bytes;
    }

    public static byte[] Bytes(JsonElement entry) => Read(entry.GetProperty("path").GetString()!);

    private static IEnumerable<string> Urls(JsonElement entry) =>
        (entry.TryGetProperty("aliases", out var aliases) ? aliases.EnumerateArray().Select(alias => alias.GetString()!) : []).Prepend(entry.GetProperty("url").GetString()!);

    private static byte[] Read(string path) => File.ReadAllBytes(Path.Combine([Repository.Shared, "documents", .. path.Split('/')]));
}
