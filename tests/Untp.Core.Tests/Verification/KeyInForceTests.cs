using System.Text;
using System.Text.Json.Nodes;
using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Core.Verification;
using Untp.Core.Verification.Securing;

namespace Untp.Core.Tests.Verification;

/// <summary>Keys that have come to an end, and DIDs that have moved.</summary>
public sealed class KeyInForceTests
{
    private const string Scid = "QmQvFgRe9yNYAT253FoGixHgRsZDCxeWQoU12varD5CDdJ";

    [Theory]
    [InlineData("revoked", "2026-06-01T12:00:00Z", "KEY_REVOKED")]
    [InlineData("revoked", "2025-01-01T00:00:00Z", "KEY_REVOKED")]
    [InlineData("revoked", "2026-06-01T12:00:01Z", null)]
    [InlineData("revoked", "2026-06-01", "DID_DOCUMENT_INVALID")]
    [InlineData("revoked", null, "DID_DOCUMENT_INVALID")]
    [InlineData("expires", "2025-12-31T23:59:59Z", "KEY_EXPIRED")]
    [InlineData("expires", "2026-01-01T00:00:00Z", "KEY_EXPIRED")]
    [InlineData("expires", "2026-01-01T00:00:01Z", null)]
    [InlineData("expires", "soon", "DID_DOCUMENT_INVALID")]
    public async Task Heeds_TheEndOfAKey(string member, string? value, string? code)
    {
        var scenario = new Scenario();
        scenario.Method[member] = value;

        Assert.Equal(code, await KeyFaultAsync(scenario));
    }

    [Theory]
    [InlineData("1767225599", "2026-01-01T00:00:00Z", null)]
    [InlineData("1767225600", "2026-01-01T00:00:00Z", "KEY_EXPIRED")]
    [InlineData("1777593600.5", "2026-05-01T00:00:00Z", "KEY_EXPIRED")]
    [InlineData("\"soon\"", "2026-01-01T00:00:00Z", "KEY_EXPIRED")]
    [InlineData("1e300", "2026-01-01T00:00:01Z", null)]
    public async Task Takes_IatForWhenATokenWasSigned(string iat, string expires, string? code)
    {
        var scenario = new Scenario();
        scenario.Credential["iat"] = JsonNode.Parse(iat);
        scenario.Method["expires"] = expires;

        Assert.Equal(code, await KeyFaultAsync(scenario));
    }

    [Fact]
    public async Task Refuses_ARevokedKeyWhateverMomentIsAskedFor()
    {
        var scenario = new Scenario { At = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) };
        scenario.Method["revoked"] = "2026-03-01T00:00:00Z";

        Assert.Equal("KEY_REVOKED", await KeyFaultAsync(scenario));
    }

    [Theory]
    [InlineData("2026-06-01T12:00:00Z", "KEY_EXPIRED")]
    [InlineData("2026-06-01T12:00:01Z", null)]
    public async Task Takes_WhatSaysNotWhenItWasSignedAsOfNow(string expires, string? code)
    {
        var scenario = new Scenario();
        scenario.Credential.Remove("validFrom");
        scenario.Method["expires"] = expires;

        Assert.Equal(code, await KeyFaultAsync(scenario));
    }

    [Theory]
    [InlineData("#key-1", null)]
    [InlineData("#key-2", "KEY_NOT_FOUND")]
    public async Task Accepts_TheFormerNameOfADidThatMoved(string fragment, string? code)
    {
        const string former = $"did:webvh:{Scid}:former.example";
        var present = Did.Parse($"did:webvh:{Scid}:present.example").Value!;
        var scenario = new Scenario();
        scenario.Method["controller"] = present.Value;
        var document = new JsonObject { ["id"] = present.Value, ["verificationMethod"] = new JsonArray(scenario.Method.DeepClone()), ["assertionMethod"] = new JsonArray("#key-1") };
        scenario.DidAnswer = Lookup<DidDocument>.Found(Expect.Success(DidDocumentReader.Read(Encoding.UTF8.GetBytes(document.ToJsonString()), present)), Scenario.Now);
        scenario.Credential["issuer"] = former;
        scenario.Header["kid"] = former + fragment;

        Assert.Equal(code, await KeyFaultAsync(scenario));
    }

    [Theory]
    [InlineData(false, null, 0)]
    [InlineData(true, null, 1)]
    [InlineData(true, "KEY_NOT_FOUND", 1)]
    public async Task Asks_AnewForAKeyThatTheCopyAtHandLacks(bool isMissing, string? code, int asked)
    {
        var scenario = new Scenario();
        var document = scenario.ResolveDid();
        scenario.Method["id"] = "#key-0";
        scenario.AssertionMethods[0] = "#key-0";
        var former = scenario.ResolveDid();
        var newer = Lookup<DidDocument>.Found(document.Value!, Scenario.Now);
        var dids = new FakeDidSource(isMissing ? former : document) { Anew = code is null ? newer : former };
        var question = new KeyQuestion(Scenario.Issuer, VerificationRelationship.AssertionMethod, null, Scenario.Now);

        var key = await SignerKey.FindAsync(Scenario.Kid, "/kid", question, dids, CancellationToken.None);

        Assert.Equal(code, key.Finding.Problems is [var problem, ..] ? problem.Code.Id : null);
        Assert.Equal(Enumerable.Repeat(Scenario.KeyReadAt, asked), dids.AskedAnew);
        Assert.Equal(code is not null ? default : isMissing ? Scenario.Now : Scenario.KeyReadAt, key.AsOf);
    }

    private static async Task<string?> KeyFaultAsync(Scenario scenario)
    {
        var report = await scenario.VerifyAsync();
        var finding = report.Checks.Single(check => check.Name == "proof.key").Finding;
        Assert.Equal(finding.Problems.Count == 0 ? CheckOutcome.Passed : CheckOutcome.Failed, finding.Outcome);
        return finding.Problems.SingleOrDefault()?.Code.Id;
    }
}
