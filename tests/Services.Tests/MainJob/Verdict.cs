using System.Text.Json.Nodes;
using Untp.Contracts.Verifier.V1;

namespace Services.Tests.MainJob;

/// <summary>What a verifier answered, in words that are the same for every transport.</summary>
/// <param name="Outcome">valid, invalid or indeterminate; unreadable where there is no report.</param>
/// <param name="Faults">
/// Every check that failed or is inconclusive, in the report's order: <c>check outcome CODE</c>, with commas between. Checks that were
/// not reached are left out: they follow from the others. Of what is unreadable, the code alone.
/// </param>
/// <param name="Trust">Why the issuer is trusted.</param>
internal sealed record Verdict(string Outcome, string Faults, string Trust)
{
    public static Verdict Of(JsonNode report) => new(
        Text(report, "outcome"),
        Join(report["checks"]!.AsArray().Select(check => (Text(check!, "name"), Text(check!, "outcome"), check!["problems"]!.AsArray().Select(problem => Text(problem!, "code"))))),
        report["issuer"] is { } issuer ? Text(issuer, "trust") : "unknown");

    public static Verdict Of(Report report) => new(
        Word(report.Outcome),
        Join(report.Checks.Select(check => (check.Name, Word(check.Outcome), check.Problems.Select(problem => problem.Code)))),
        Word(report.IssuerTrust));

    public static Verdict Unreadable(string code) => new("unreadable", code, "unknown");

    private static string Join(IEnumerable<(string Check, string Outcome, IEnumerable<string> Codes)> checks) => string.Join(
        ", ",
        checks.Where(check => check.Outcome is "failed" or "inconclusive")
            .Select(check => (check.Check, check.Outcome, Codes: string.Join('+', check.Codes.Distinct())))
            .Where(check => check.Codes != "CHECK_NOT_REACHED")
            .Select(check => $"{check.Check} {check.Outcome} {check.Codes}"));

    private static string Word<T>(T value)
        where T : struct, System.Enum => value.ToString().ToLowerInvariant();

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}
