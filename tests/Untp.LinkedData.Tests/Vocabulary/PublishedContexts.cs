using System.Security.Cryptography;
using System.Text.Json;

namespace Untp.LinkedData.Tests.Vocabulary;

/// <summary>The published contexts beside the repository.</summary>
internal static class PublishedContexts
{
    private static readonly Lazy<JsonElement> _manifest = new(() => JsonElement.Parse(Read("manifest.json")));

    public static IEnumerable<JsonElement> Entries(string kind) => _manifest.Value.EnumerateArray().Where(entry => entry.GetProperty("kind").GetString() == kind);

    public static byte[] Bytes(string url)
    {
        var entry = Entries("context").Single(entry => entry.GetProperty("url").GetString() == url);
        var bytes = Bytes(entry);
        Assert.Equal(entry.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return bytes;
    }

    public static byte[] Bytes(JsonElement entry) => Read(entry.GetProperty("path").GetString()!);

    private static byte[] Read(string path) => File.ReadAllBytes(Path.Combine([Repository.Shared, "documents", .. path.Split('/')]));
}
