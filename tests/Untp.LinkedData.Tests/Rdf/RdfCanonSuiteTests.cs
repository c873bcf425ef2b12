using System.Text;
using System.Text.Json;
using Untp.LinkedData.Rdf;

namespace Untp.LinkedData.Tests.Rdf;

/// <summary>The W3C suite rdf-canon, by its manifest.</summary>
public sealed class RdfCanonSuiteTests
{
    [NeedsFact(Part.Shared)]
    public void Passes_EveryCase()
    {
        var cases = Suite.Manifest("rdf-canon", "manifest.jsonld", "entries");
        Assert.Equal(59, cases.Count);
        Assert.Equal(
            [("rdfc:RDFC10EvalTest", 41), ("rdfc:RDFC10MapTest", 17), ("rdfc:RDFC10NegativeEvalTest", 1)],
            cases.CountBy(entry => entry.GetProperty("type").GetString()!).Select(count => (count.Key, count.Value)).OrderBy(count => count.Key, StringComparer.Ordinal));
        var failures = cases.Select(Failure).OfType<string>().ToList();
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    private static string? Failure(JsonElement entry)
    {
        var id = entry.GetProperty("id").GetString();
        var quads = NQuadsReader.Read(Suite.Read("rdf-canon", entry.GetProperty("action").GetString()!));
        if (!quads.IsSuccess)
        {
            return $"{id}: {quads.Problems[0].Message}";
        }

        var hash = entry.TryGetProperty("hashAlgorithm", out var name) && name.GetString() == "SHA384" ? RdfcHash.Sha384 : RdfcHash.Sha256;
        var result = Rdfc10.Canonicalize(quads.Value, new() { Hash = hash });
        var straight = Rdfc10.Canonicalize(Suite.Read("rdf-canon", entry.GetProperty("action").GetString()!), new() { Hash = hash });
        if (result.IsSuccess && !(straight.IsSuccess && straight.Value.NQuads.Span.SequenceEqual(result.Value.NQuads.Span)))
        {
            return $"{id}: another form from bytes than from quads";
        }

        switch (entry.GetProperty("type").GetString())
        {
            case "rdfc:RDFC10NegativeEvalTest":
                return !result.IsSuccess && result.Problems[0].Code == LinkedDataCodes.LimitExceeded ? null : $"{id}: not stopped";
            case "rdfc:RDFC10MapTest" when result.IsSuccess:
                var expected = JsonSerializer.Deserialize<Dictionary<string, string>>(Suite.Read("rdf-canon", entry.GetProperty("result").GetString()!))!;
                return expected.OrderBy(pair => pair.Key).SequenceEqual(result.Value.IssuedIdentifiers.OrderBy(pair => pair.Key)) ? null : $"{id}: another map";
            case "rdfc:RDFC10EvalTest" when result.IsSuccess:
                return Suite.Read("rdf-canon", entry.GetProperty("result").GetString()!).AsSpan().SequenceEqual(result.Value.NQuads.Span)
                    ? null
                    : $"{id}: {Encoding.UTF8.GetString(result.Value.NQuads.Span)}";
            default:
                return $"{id}: {(result.IsSuccess ? "unknown type" : result.Problems[0].Message)}";
        }
    }
}
