using System.Text;
using System.Text.Json;
using Untp.LinkedData.Rdf;

namespace Untp.Bench;

/// <summary>The datasets of the W3C suite rdf-canon, but those that are built to be expensive.</summary>
internal static class SuiteDatasets
{
    public static IReadOnlyList<(string Text, RdfcHash Hash)> Read()
    {
        var folder = Path.Combine(Load.Repository.Shared, "vectors", "rdf-canon");
        var entries = JsonElement.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.jsonld"))).GetProperty("entries");
        return
        [
            .. entries.EnumerateArray()
                .Where(entry => entry.GetProperty("type").GetString() == "rdfc:RDFC10EvalTest")
                .Select(entry => (
                    File.ReadAllText(Path.Combine(folder, entry.GetProperty("action").GetString()!), Encoding.UTF8),
                    entry.TryGetProperty("hashAlgorithm", out var name) && name.GetString() == "SHA384" ? RdfcHash.Sha384 : RdfcHash.Sha256)),
        ];
    }
}
