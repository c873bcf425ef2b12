using System.Text.Json.Nodes;
using Untp.Core.Problems;
using Untp.Core.Rules;
using Untp.Core.Verification;

namespace Untp.Core.Tests.Verification;

/// <summary>What the rules that no schema says do to a verdict, and the summary that a report carries where it was asked for.</summary>
public sealed class RulesCheckTests
{
    [Fact]
    public async Task Reports_AWarningAndDecidesNothing()
    {
        var report = await new Scenario().VerifyAsync();

        Assert.Equal(Outcome.Valid, report.Outcome);
        Assert.Equal(CheckOutcome.Passed, Rules(report).Outcome);
        Assert.Equal(["RULE_REGISTRATION_SCOPE_MISSING /credentialSubject/registrationScope"], Rules(report).Warnings.Select(warning => $"{warning.Code} {warning.Pointer}"));
        Assert.All(report.Checks.Where(check => check.Name != "untp.rules"), check => Assert.Empty(check.Finding.Warnings));
    }

    [Fact]
    public async Task Fails_AWarningThatThePolicyRaises()
    {
        var report = await new Scenario { Policy = new() { RaisedRules = UntpRules.Find("DIA-05").ToHashSet() } }.VerifyAsync();

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal([ProblemCodes.RuleScopeMissing], Rules(report).Problems.Select(problem => problem.Code));
        Assert.Empty(Rules(report).Warnings);
    }

    [Fact]
    public async Task Fails_AnError()
    {
        var scenario = new Scenario();
        scenario.Credential["type"] = new JsonArray("DigitalFacilityRecord", "VerifiableCredential");
        scenario.Credential["credentialSubject"] = JsonNode.Parse("""{"id":"did:web:subject.example","locationInformation":{}}""");
        var report = await scenario.VerifyAsync();

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal(["RULE_LOCATION_EMPTY /credentialSubject/locationInformation"], Rules(report).Problems.Select(problem => $"{problem.Code} {problem.Pointer}"));
    }

    [Fact]
    public async Task Returns_ASummary_WhereOneWasAskedFor()
    {
        var scenario = new Scenario();
        Assert.Null((await scenario.VerifyAsync()).SubjectSummary);

        var request = scenario.Request(scenario.Sign()) with { Summarize = true };
        var summary = Expect.Success(await scenario.Pipeline().VerifyAsync(request, CancellationToken.None)).SubjectSummary!;
        Assert.Equal([new("party", "did:web:subject.example", "Subject")], summary.Subjects);
        Assert.Equal([new("issuer", Scenario.Issuer, null)], summary.Parties.Select(party => party with { Name = null }));
    }

    private static Finding Rules(VerificationReport report) => report.Checks.Single(check => check.Name == "untp.rules").Finding;
}
