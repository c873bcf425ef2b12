using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.LinkedData.JsonLd;

namespace Untp.Bench;

/// <summary>The three documents that everything is measured with, minified, and the contexts that they use.</summary>
internal sealed class Documents : IContextSource
{
    private static readonly string _folder = Path.Combine(Load.Repository.Shared, "documents");

    private readonly Dictionary<string, ContextDocument> _contexts = new(StringComparer.Ordinal);

    private Documents()
    {
        if (!Directory.Exists(_folder))
        {
            throw new Load.LoadFailure($"The documents are published ones, and {_folder} is not there.");
        }

        foreach (var entry in JsonElement.Parse(File.ReadAllBytes(Path.Combine(_folder, "manifest.json"))).EnumerateArray())
        {
            if (entry.GetProperty("kind").GetString() == "context")
            {
                var (url, bytes) = (entry.GetProperty("url").GetString()!, File.ReadAllBytes(Path.Combine(_folder, entry.GetProperty("path").GetString()!)));
                _contexts[url] = ContextDocument.Read(url, bytes).Value!;
                ContextTexts[url] = JsonNode.Parse(bytes)!;
            }
        }
    }

    /// <summary>Digital Identity Anchor, 1.2 KB.</summary>
    public byte[] Dia { get; } = Sample("bcgov-copies/dia/DigitalIdentityAnchor_mine_instance.json");

    /// <summary>Digital Conformity Credential, 8.6 KB.</summary>
    public byte[] Dcc { get; } = Sample("official/dcc/ConformityCredential_instance.json");

    /// <summary>Digital Product Passport, 16 KB.</summary>
    public byte[] Dpp { get; } = Sample("official/dpp/DigitalProductPassport_battery_instance.json");

    public IReadOnlyList<(string Name, byte[] Bytes)> All => [("DIA", Dia), ("DCC", Dcc), ("DPP", Dpp)];

    public JsonObject ContextTexts { get; } = [];

    public static Documents Read() => new();

    public ContextLookup Find(string url) => _contexts.TryGetValue(url, out var document) ? ContextLookup.Found(document) : ContextLookup.Missing("not among the documents");

    private static byte[] Sample(string path) =>
        JsonSerializer.SerializeToUtf8Bytes(JsonNode.Parse(File.ReadAllBytes(Path.Combine(_folder, "untp/0.7.0/samples", path))), _readable);

    private static readonly JsonSerializerOptions _readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
