using System.Text.Json.Nodes;
using Untp.Core.Problems;
using Untp.Core.Verification;

namespace Untp.Core.Tests.Verification;

/// <summary>Check <c>credential.terms</c>: there where it was asked for, and never of weight.</summary>
public sealed class TermsCheckTests
{
    private const string Authentic = "The credential is authentic; nobody was asked whether its issuer may be trusted.";

    [NeedsFact(Part.Shared)]
    public async Task Accepts_ACredentialOfWhichNothingIsLost()
    {
        var report = await VerifyAsync(new Scenario());

        var check = report.Checks[^1];
        Assert.Equal(("credential.terms", CheckOutcome.Passed, false), (check.Name, check.Finding.Outcome, check.IsRequired));
        Assert.Empty(check.Finding.Warnings);
        Assert.Equal(13, report.Checks.Count);
    }

    [NeedsFact(Part.Shared)]
    public async Task Reports_WhatNoContextDefines()
    {
        var scenario = new Scenario();
        scenario.Credential["colour"] = "red"; // The class of the credential has a vocabulary of its own for what it does not know.
        scenario.Credential["credentialSubject"]!["colour"] = "red";
        scenario.Credential["credentialSubject"]!["size"] = new JsonArray(1);
        var report = await VerifyAsync(scenario);

        Assert.Equal((Outcome.Valid, Authentic), (report.Outcome, report.Summary));
        Assert.Equal(CheckOutcome.Passed, report.Checks[^1].Finding.Outcome);
        Assert.Equal(["TERM_UNDEFINED /credentialSubject/colour", "TERM_UNDEFINED /credentialSubject/size"], report.Checks[^1].Finding.Warnings.Select(warning => $"{warning.Code} {warning.Pointer}").Order(StringComparer.Ordinal));
    }

    [NeedsFact(Part.Shared)]
    public async Task Returns_Undecided_WhenAContextIsNotKnown()
    {
        var scenario = new Scenario();
        scenario.Credential["@context"]!.AsArray().Add("https://unknown.example/context");
        var report = await VerifyAsync(scenario);

        Assert.Equal((Outcome.Valid, Authentic), (report.Outcome, report.Summary));
        Assert.Equal(CheckOutcome.Inconclusive, report.Checks[^1].Finding.Outcome);
        Assert.Equal([ProblemCodes.ContextUnknown], report.Checks[^1].Finding.Problems.Select(problem => problem.Code));
    }

    [NeedsFact(Part.Shared)]
    public async Task Warnings_AreBounded()
    {
        var scenario = new Scenario();
        for (var i = 0; i < 200; i++)
        {
            scenario.Credential["credentialSubject"]![$"member{i}"] = i;
        }

        Assert.Equal(50, (await VerifyAsync(scenario)).Checks[^1].Finding.Warnings.Count);
    }

    [Fact]
    public async Task Returns_Undecided_WhenThereIsNoCredential()
    {
        var report = await VerifyAsync(new Scenario { Payload = _ => "[" });

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal([ProblemCodes.CheckNotReached], report.Checks[^1].Finding.Problems.Select(problem => problem.Code));
    }

    [Theory]
    [InlineData(VerificationScope.Untp, false)]
    [InlineData(VerificationScope.Proof, true)]
    public async Task Returns_NoSuchCheck_WhenNobodyAskedOrForTheProofAlone(VerificationScope scope, bool isAsked)
    {
        var scenario = new Scenario();
        var request = scenario.Request(scenario.Sign()) with { Scope = scope, CheckTerms = isAsked };
        Assert.DoesNotContain(Expect.Success(await scenario.Pipeline().VerifyAsync(request, CancellationToken.None)).Checks, check => check.Name == "credential.terms");
    }

    private static async Task<VerificationReport> VerifyAsync(Scenario scenario) =>
        Expect.Success(await scenario.Pipeline().VerifyAsync(scenario.Request(scenario.Sign()) with { CheckTerms = true }, CancellationToken.None));
}
