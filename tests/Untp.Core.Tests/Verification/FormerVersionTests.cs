using System.Text.Json.Nodes;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Schemas;
using Untp.Core.Verification;
using Untp.Core.Vocabulary;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Verification;

/// <summary>Documents of the draft 0.2.0 and of the core 0.5.0 through the whole pipeline: schema, rules and summary as far as those versions say anything.</summary>
public sealed class FormerVersionTests
{
    [NeedsFact(Part.Shared)]
    public async Task Accepts_TheSampleOf020()
    {
        var scenario = Conformity020();
        var report = await VerifyAsync(scenario);

        Assert.Equal(Outcome.Valid, report.Outcome);
        Assert.Equal(new UntpType("DigitalConformityCredential", "0.2.0"), report.UntpType);
        Assert.Equal(CheckOutcome.Passed, Find(report, "schema").Outcome);
        Assert.Equal(CheckOutcome.Passed, Find(report, "untp.rules").Outcome);
        Assert.Empty(Find(report, "untp.rules").Warnings);
        Assert.Equal(("attestation", "http://example.com"), (report.SubjectSummary!.Subjects[0].Kind, report.SubjectSummary.Subjects[0].Id));
        Assert.Equal(["issuer", "issuedTo", "issuer"], report.SubjectSummary.Parties.Select(party => party.Role));
        Assert.True(Assert.Single(report.SubjectSummary.Claims).Conformance);
    }

    [NeedsFact(Part.Shared)]
    public async Task Rejects_ASampleOf020_ThatFitsNoLonger()
    {
        var scenario = Conformity020();
        scenario.Credential["credentialSubject"]!["assessments"]![0]!["subjectProducts"]![0]!["verfifiedByCAB"] = "yes";
        var report = await VerifyAsync(scenario);

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal([ProblemCodes.SchemaInvalid], Find(report, "schema").Problems.Select(problem => problem.Code).Distinct());
    }

    [NeedsFact(Part.Shared)]
    public async Task Rejects_ASampleOf020_ThatBreaksARule()
    {
        var scenario = Conformity020();
        scenario.Credential["credentialSubject"]!["assessments"]![0]!.AsObject().Remove("compliance");
        scenario.Credential["credentialSubject"]!["certificate"]!["fileHash"] = "d41d8cd98f00b204e9800998ecf8427e";
        var report = await VerifyAsync(scenario);

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal(["RULE_CONFORMANCE_MISSING"], Find(report, "untp.rules").Problems.Select(problem => problem.Code.Id));
        Assert.Equal(["RULE_DIGEST_WEAK /credentialSubject/certificate/fileHash"], Find(report, "untp.rules").Warnings.Select(warning => $"{warning.Code} {warning.Pointer}"));
    }

    /// <summary>Nothing tells what it is, so that it is never valid; what it says is told all the same.</summary>
    [NeedsFact(Part.Shared)]
    public async Task Returns_ASummary_OfASampleOf020_ThatNamesNeitherTypeNorContext()
    {
        var scenario = Conformity020();
        scenario.Credential["type"] = new JsonArray("VerifiableCredential");
        scenario.Credential["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2");
        var report = await VerifyAsync(scenario);

        Assert.Equal(Outcome.Indeterminate, report.Outcome);
        Assert.Null(report.UntpType);
        Assert.Equal([ProblemCodes.SchemaUnknown], Find(report, "schema").Problems.Select(problem => problem.Code));
        Assert.Equal(CheckOutcome.NotApplicable, Find(report, "untp.rules").Outcome);
        Assert.Equal("attestation", Assert.Single(report.SubjectSummary!.Subjects).Kind);
        Assert.Single(report.SubjectSummary.Claims);
    }

    [Theory]
    [InlineData("""{"id":"https://a.example/1","name":"Cell","serialNumber":"7","dimensions":{"weight":{"value":1,"unit":"MTR"}}}""", "/credentialSubject/dimensions/weight")]
    [InlineData("""{"product":{"id":"https://a.example/1","name":"Cell","serialNumber":"7","dimensions":{"weight":{"value":1,"unit":"MTR"}}}}""", "/credentialSubject/product/dimensions/weight")]
    public async Task Returns_RulesAndSummary_OfAPassportOf050(string subject, string pointer)
    {
        var scenario = new Scenario();
        scenario.Credential["type"] = new JsonArray("DigitalProductPassport", "VerifiableCredential");
        scenario.Credential["@context"]![1] = "https://test.uncefact.org/vocabulary/untp/dpp/0.5.0/";
        scenario.Credential["credentialSubject"] = JsonNode.Parse(subject);
        var report = await VerifyAsync(scenario);

        Assert.Equal(Outcome.Indeterminate, report.Outcome);
        Assert.Equal(new UntpType("DigitalProductPassport", "0.5.0"), report.UntpType);
        Assert.Equal([ProblemCodes.SchemaUnknown], Find(report, "schema").Problems.Select(problem => problem.Code));
        Assert.Equal([$"RULE_UNIT_QUANTITY {pointer}"], Find(report, "untp.rules").Warnings.Select(warning => $"{warning.Code} {warning.Pointer}"));
        Assert.Equal([new("product", "https://a.example/1", "Cell", ItemNumber: "7")], report.SubjectSummary!.Subjects);
    }

    private static Scenario Conformity020()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Shared, "seeds", "003_45c720d2f38e5881.txt")).ReplaceLineEndings("\n");
        var sample = text[(text.IndexOf("\nSample\n", StringComparison.Ordinal) + "\nSample\n".Length)..];
        var scenario = new Scenario();
        scenario.Credential["type"] = new JsonArray("DigitalConformityCredential", "VerifiableCredential");
        scenario.Credential["@context"]![1] = "https://test.uncefact.org/vocabulary/untp/dcc/0.2.0/";
        scenario.Credential["credentialSubject"] = JsonNode.Parse(sample[..(sample.LastIndexOf('}') + 1)]);
        return scenario;
    }

    private static async Task<VerificationReport> VerifyAsync(Scenario scenario)
    {
        var type = new Credential(StrictJson.Parse(scenario.Credential.ToJsonString())).UntpType;
        scenario.SchemaAnswer = type is not null && Vocabularies.FindSchema(type) is { } schema
            ? Lookup<CredentialSchema>.Found(Expect.Success(CredentialSchema.Compile(schema.Generated.Span)), Scenario.Now)
            : Lookup<CredentialSchema>.None(new Problem(ProblemCodes.SchemaUnknown, "No schema is known."));
        return Expect.Success(await scenario.Pipeline().VerifyAsync(scenario.Request(scenario.Sign()) with { Summarize = true }, CancellationToken.None));
    }

    private static Finding Find(VerificationReport report, string check) => report.Checks.Single(found => found.Name == check).Finding;
}
