using System.Text.Json.Nodes;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>The W3C suite of JSON-LD 1.1, expansion, by its manifest.</summary>
public sealed class ExpandSuiteTests
{
    [NeedsFact(Part.Shared)]
    public void Passes_EveryCase()
    {
        var cases = Suite.Manifest("json-ld-expand", "expand-manifest.jsonld", "sequence").Select(entry => new SuiteCase("json-ld-expand", entry)).ToList();
        Assert.Equal(255, cases.Count);
        Assert.Equal(SkippedCases.OfExpand.Keys, cases.Where(@case => @case.IsOfAnotherSpecification).Select(@case => @case.Id).Order(StringComparer.Ordinal));
        var failures = cases.Where(@case => !SkippedCases.OfExpand.ContainsKey(@case.Id)).Select(Failure).OfType<string>().ToList();
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    private static string? Failure(SuiteCase @case)
    {
        var result = @case.Processor.Expand(@case.Input, @case.BaseIri);
        if (@case.ErrorCode is { } code)
        {
            return !result.IsSuccess && result.Problems[0].Code == code ? null : $"{@case.Id}: {(result.IsSuccess ? result.Value.ToJsonString() : result.Problems[0])} instead of {code}";
        }

        var expected = JsonNode.Parse(Suite.Read(@case.Suite, @case.Expected!));
        return !result.IsSuccess ? $"{@case.Id}: {result.Problems[0]}"
            : JsonLdEquality.Holds(expected, result.Value, isOrdered: false) ? null
            : $"{@case.Id}: {result.Value.ToJsonString()} instead of {expected!.ToJsonString()}";
    }
}
