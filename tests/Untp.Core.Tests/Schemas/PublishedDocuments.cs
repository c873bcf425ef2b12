using System.Text.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Schemas;

/// <summary>All published schemas of 2020-12, and all samples that are strict JSON.</summary>
internal static class PublishedDocuments
{
    public static IReadOnlyList<(string Path, string? Version, byte[] Utf8)> Schemas()
    {
        // The one of the link set is written in draft 7.
        var all = Entries("schema").Where(entry => Path(entry) != "untp/0.7.0/schema/linkset.json").Select(entry => (Path(entry), Version(entry), Bytes(entry))).ToList();
        Assert.Equal(22, all.Count);
        return all;
    }

    public static IReadOnlyList<(string Path, string? Version, StrictJson Json)> Samples()
    {
        var all = Entries("sample").Select(entry => (Path: Path(entry), Version: Version(entry), Json: StrictJsonReader.Read(Bytes(entry)).ToResult())).Where(sample => sample.Json.IsSuccess).ToList();
        Assert.True(all.Count >= 50, $"{all.Count} samples");
        return [.. all.Select(sample => (sample.Path, sample.Version, sample.Json.Value))];
    }

    /// <summary>True where a pointer leads to something.</summary>
    public static bool Exists(StrictJson document, string pointer)
    {
        foreach (var token in pointer.Split('/').Skip(1).Select(token => token.Replace("~1", "/").Replace("~0", "~")))
        {
            if (document.ValueKind == JsonValueKind.Array && int.TryParse(token, out var index) && index < document.GetArrayLength())
            {
                document = document[index];
            }
            else if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty(token, out document))
            {
                return false;
            }
        }

        return true;
    }

    public static IEnumerable<StrictJson> Entries(string kind) =>
        Vectors.Read("documents", "manifest.json").EnumerateArray().Where(entry => entry.GetProperty("kind").GetString() == kind);

    private static string Path(StrictJson entry) => entry.GetProperty("path").GetString()!;

    private static string? Version(StrictJson entry) => entry.GetProperty("untpVersion").GetString();

    public static byte[] Bytes(StrictJson entry) => Vectors.ReadBytes(["documents", .. Path(entry).Split('/')]);
}
