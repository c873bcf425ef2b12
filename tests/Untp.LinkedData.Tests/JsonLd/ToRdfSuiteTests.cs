using System.Text;
using Untp.LinkedData.Rdf;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>The W3C suite of JSON-LD 1.1, to RDF, by its manifest. Datasets are compared by their canonical form.</summary>
public sealed class ToRdfSuiteTests
{
    [NeedsFact(Part.Shared)]
    public void Passes_EveryCase()
    {
        var cases = Suite.Manifest("json-ld-toRdf", "toRdf-manifest.jsonld", "sequence").Select(entry => new SuiteCase("json-ld-toRdf", entry)).ToList();
        Assert.Equal(305, cases.Count);
        Assert.Equal(SkippedCases.OfToRdf.Keys, cases.Where(@case => @case.IsOfAnotherSpecification).Select(@case => @case.Id).Order(StringComparer.Ordinal));
        var failures = cases.Where(@case => !SkippedCases.OfToRdf.ContainsKey(@case.Id)).Select(Failure).OfType<string>().ToList();
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    private static string? Failure(SuiteCase @case)
    {
        var result = @case.Processor.ToRdf(@case.Input, @case.BaseIri);
        if (@case.ErrorCode is { } code)
        {
            return !result.IsSuccess && result.Problems[0].Code == code ? null : $"{@case.Id}: {(result.IsSuccess ? "success" : result.Problems[0])} instead of {code}";
        }

        if (!result.IsSuccess)
        {
            return $"{@case.Id}: {result.Problems[0]}";
        }

        if (@case.Expected is null)
        {
            return null;
        }

        var expected = NQuadsReader.Read(Suite.Read(@case.Suite, @case.Expected));
        var (left, right) = (expected.IsSuccess ? Canonical(expected.Value) : expected.Problems[0].ToString(), Canonical(result.Value));
        return left == right ? null : $"{@case.Id}:\n{right}\ninstead of\n{left}";
    }

    private static string Canonical(IReadOnlyList<Quad> quads) => Encoding.UTF8.GetString(Rdfc10.Canonicalize(quads).Value!.NQuads.Span);
}
