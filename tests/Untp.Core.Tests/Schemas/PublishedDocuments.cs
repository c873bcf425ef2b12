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
        var all = SharedDocuments.OfKind("schema").Where(schema => schema.Path != "untp/0.7.0/schema/linkset.json").Select(schema => (schema.Path, schema.UntpVersion, schema.Read())).ToList();
        Assert.Equal(22, all.Count);
        return all;
    }

    public static IReadOnlyList<(string Path, string? Version, StrictJson Json)> Samples()
    {
        var all = SharedDocuments.OfKind("sample").Select(sample => (sample.Path, Version: sample.UntpVersion, Json: StrictJsonReader.Read(sample.Read()).ToResult())).Where(sample => sample.Json.IsSuccess).ToList();
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
}
