using System.Text;
using System.Text.Json.Nodes;
using Untp.Core.Credentials;
using Untp.Core.Verification;
using Untp.Core.Verification.Presentations;

namespace Untp.Core.Tests.Verification.Presentations;

/// <summary>Presentations of both securing families, with credentials of both.</summary>
public sealed class PresentationTests : IDisposable
{
    private const string Suite = "eddsa-rdfc-2022";
    private readonly KeyParty _issuer = new();
    private readonly KeyParty _holder = new();

    public void Dispose()
    {
        _issuer.Dispose();
        _holder.Dispose();
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("proof")]
    [InlineData("jwt")]
    [InlineData("envelope")]
    public async Task Accepts_SignedPresentationsOfAllForms(string form)
    {
        var report = await KeyParty.VerifyPresentationAsync(Sign(_holder.Presentation(Proven(), Enveloped()), form, "c-1", "shop.example"), "c-1", "shop.example");

        Assert.Equal(Outcome.Valid, report.Outcome);
        Assert.Equal(_holder.Did.Value, report.Holder);
        Assert.Equal([Outcome.Valid, Outcome.Valid], report.Credentials.Select(credential => credential.Value!.Outcome));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("proof", "c-2", "shop.example", "PROOF_CHALLENGE_MISMATCH")]
    [InlineData("proof", "c-1", "other.example", "PROOF_DOMAIN_MISMATCH")]
    [InlineData("jwt", "c-2", "shop.example", "PROOF_CHALLENGE_MISMATCH")]
    [InlineData("jwt", "c-1", "other.example", "PROOF_DOMAIN_MISMATCH")]
    public async Task Rejects_PresentationsMadeForSomethingElse(string form, string challenge, string domain, string code)
    {
        var report = await KeyParty.VerifyPresentationAsync(Sign(_holder.Presentation(Proven()), form, challenge, domain), "c-1", "shop.example");

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Contains(code, report.Checks.SelectMany(check => check.Finding.Problems).Select(problem => problem.Code.Id));
        Assert.Equal(Outcome.Valid, report.Credentials[0].Value!.Outcome);
    }

    [NeedsFact(Part.Shared)]
    public async Task Accepts_UnsignedPresentations_UnlessSomethingIsAskedOfThem()
    {
        var unsigned = KeyParty.Bytes(_holder.Presentation(Proven(), Enveloped()));
        Assert.Equal(Outcome.Valid, (await KeyParty.VerifyPresentationAsync(unsigned)).Outcome);

        var report = await KeyParty.VerifyPresentationAsync(unsigned, "c-1");
        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal("PROOF_MISSING", Code(report, "presentation.claims"));
    }

    // S09: neither half of the verdict is dropped.
    [NeedsTheory(Part.Shared)]
    [InlineData("proof")]
    [InlineData("jwt")]
    [InlineData("unsigned")]
    public async Task Rejects_AGoodPresentationOfABadCredential(string form)
    {
        var bad = Proven();
        bad["credentialSubject"]!["alumniOf"] = "Another school";
        var report = await KeyParty.VerifyPresentationAsync(Sign(_holder.Presentation(Proven(), bad), form, null, null));

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal([Outcome.Valid, Outcome.Invalid], report.Credentials.Select(credential => credential.Value!.Outcome));
        Assert.StartsWith("Credential 2 of 2", report.Summary, StringComparison.Ordinal);
    }

    [NeedsFact(Part.Shared)]
    public async Task Rejects_ABadPresentationOfAGoodCredential()
    {
        var presentation = _holder.Prove(_holder.Presentation(Proven()), Suite, "authentication");
        presentation["id"] = "urn:uuid:6f2b7a34-5d0b-4d6e-9d3e-0c1f7a3f5b11";
        var report = await KeyParty.VerifyPresentationAsync(KeyParty.Bytes(presentation));

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal("PROOF_SIGNATURE_INVALID", Code(report, "proof.signature"));
        Assert.Equal(Outcome.Valid, report.Credentials[0].Value!.Outcome);
    }

    [NeedsFact(Part.Shared)]
    public async Task Rejects_APresentationThatAnotherThanItsHolderSigned()
    {
        var report = await KeyParty.VerifyPresentationAsync(KeyParty.Bytes(_issuer.Prove(_holder.Presentation(Proven()), Suite, "authentication")));

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal("KID_ISSUER_MISMATCH", Code(report, "proof.key"));
    }

    [NeedsFact(Part.Shared)]
    public async Task Rejects_AProofThatIsNotForAuthentication()
    {
        var report = await KeyParty.VerifyPresentationAsync(KeyParty.Bytes(_holder.Prove(_holder.Presentation(Proven()), Suite)));

        Assert.Equal("PROOF_PURPOSE_MISMATCH", Code(report, "proof.signature"));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("proof")]
    [InlineData("jwt")]
    public async Task Accepts_WhatTheHolderSaysOfItself(string form)
    {
        var report = await KeyParty.VerifyPresentationAsync(Sign(_holder.Presentation(_holder.Credential()), form, null, null));

        Assert.Equal(Outcome.Valid, report.Outcome);
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("proof")]
    [InlineData("jwt")]
    [InlineData("unsigned")]
    public async Task Rejects_AnUnsignedCredentialOfAnother(string form)
    {
        var report = await KeyParty.VerifyPresentationAsync(Sign(_holder.Presentation(_issuer.Credential()), form, null, null));

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Contains("PROOF_MISSING", report.Credentials[0].Value!.Checks.SelectMany(check => check.Finding.Problems).Select(problem => problem.Code.Id));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("application/vc+sd-jwt")]
    [InlineData("application/vc+cose")]
    public async Task Decides_NothingOnCredentialsSecuredInOtherWays(string mediaType)
    {
        var foreign = Envelope($"data:{mediaType},eyJhbGciOiJFUzI1NiJ9.e30.AAAA");
        var report = await KeyParty.VerifyPresentationAsync(KeyParty.Bytes(_holder.Presentation(Proven(), foreign)));

        Assert.Equal(Outcome.Indeterminate, report.Outcome);
        Assert.Equal(Outcome.Valid, report.Credentials[0].Value!.Outcome);
        Assert.Equal("SECURING_UNSUPPORTED", report.Credentials[1].Value!.Checks[0].Finding.Problems[0].Code.Id);
    }

    [NeedsFact(Part.Shared)]
    public async Task Rejects_MoreCredentialsThanOnePresentationMayHold()
    {
        JsonNode enveloped = Enveloped();
        Assert.Equal(Outcome.Valid, (await KeyParty.VerifyPresentationAsync(KeyParty.Bytes(_holder.Presentation([.. Enumerable.Repeat(enveloped, PresentationShape.MaxCredentials)])))).Outcome);

        var report = await KeyParty.VerifyPresentationAsync(KeyParty.Bytes(_holder.Presentation([.. Enumerable.Repeat(enveloped, PresentationShape.MaxCredentials + 1)])));
        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal(PresentationShape.MaxCredentials, report.Credentials.Count);
        Assert.Equal("PRESENTATION_SHAPE", Code(report, "presentation.shape"));
    }

    private JsonObject Proven() => _issuer.Prove(_issuer.Credential(), Suite);

    private JsonObject Enveloped() => Envelope("data:application/vc+jwt," + Encoding.ASCII.GetString(_issuer.SignCredential(_issuer.Credential())));

    private static JsonObject Envelope(string url, string type = "EnvelopedVerifiableCredential") =>
        new() { ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"), ["type"] = type, ["id"] = url };

    private byte[] Sign(JsonObject presentation, string form, string? challenge, string? domain)
    {
        switch (form)
        {
            case "unsigned":
                return KeyParty.Bytes(presentation);
            case "proof":
                return KeyParty.Bytes(_holder.Prove(presentation, Suite, "authentication", options => options with { Challenge = challenge, Domain = domain is null ? [] : [domain] }));
        }

        presentation["nonce"] = challenge;
        presentation["aud"] = domain;
        foreach (var name in (string[])["nonce", "aud"])
        {
            if (presentation[name] is null)
            {
                presentation.Remove(name);
            }
        }

        var jwt = _holder.SignPresentation(presentation);
        return form == "jwt" ? jwt : KeyParty.Bytes(Envelope("data:application/vp+jwt," + Encoding.ASCII.GetString(jwt), "EnvelopedVerifiablePresentation"));
    }

    private static string? Code(PresentationReport report, string check) => report.Checks.Single(result => result.Name == check).Finding.Problems is [var first, ..] ? first.Code.Id : null;
}
