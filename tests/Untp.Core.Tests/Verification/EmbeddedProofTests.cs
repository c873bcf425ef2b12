using System.Text.Json.Nodes;
using Untp.Core.Contexts;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Verification;
using Untp.LinkedData.JsonLd;

namespace Untp.Core.Tests.Verification;

/// <summary>Credentials that embed their proofs, through the whole pipeline.</summary>
public sealed class EmbeddedProofTests
{
    public static TheoryData<string, KeyType> Suites => new()
    {
        { "eddsa-rdfc-2022", KeyType.Ed25519 },
        { "eddsa-jcs-2022", KeyType.Ed25519 },
        { "ecdsa-rdfc-2019", KeyType.P256 },
        { "ecdsa-rdfc-2019", KeyType.P384 },
        { "ecdsa-jcs-2019", KeyType.P256 },
        { "ecdsa-jcs-2019", KeyType.P384 },
    };

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(Suites))]
    public async Task Accepts_CredentialsOfEverySuite(string suite, KeyType type)
    {
        using var issuer = new KeyParty(type);
        var report = await KeyParty.VerifyAsync(KeyParty.Bytes(issuer.Prove(issuer.Credential(), suite)));

        Assert.Equal(Outcome.Valid, report.Outcome);
        Assert.Equal(Scenario.KeyReadAt, report.KeyAsOf);
        Assert.Equal(issuer.Did.Value, report.Issuer);
    }

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(Suites))]
    public async Task Rejects_ChangedCredentialsOfEverySuite(string suite, KeyType type)
    {
        using var issuer = new KeyParty(type);
        var secured = issuer.Prove(issuer.Credential(), suite);
        secured["credentialSubject"]!["alumniOf"] = "Another school";
        var report = await KeyParty.VerifyAsync(KeyParty.Bytes(secured));

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal("PROOF_SIGNATURE_INVALID", Code(report, "proof.signature"));
    }

    [NeedsFact(Part.Shared)]
    public async Task Rejects_ATermThatNoContextDefines_BecauseItIsNotSigned()
    {
        using var issuer = new KeyParty();
        var secured = issuer.Prove(issuer.Credential(), "eddsa-rdfc-2022");
        Assert.Equal(Outcome.Valid, (await KeyParty.VerifyAsync(KeyParty.Bytes(secured))).Outcome);

        // The examples context has a catch-all for its terms; without it the member would be dropped without a word.
        secured["@context"]!.AsArray().RemoveAt(1);
        secured["type"] = new JsonArray("VerifiableCredential");
        var report = await KeyParty.VerifyAsync(KeyParty.Bytes(secured));

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal("TERM_UNDEFINED", Code(report, "proof.signature"));
        Assert.Equal("/credentialSubject/alumniOf", report.Checks.Single(check => check.Name == "proof.signature").Finding.Problems[0].Pointer);
    }

    // The specification lets anyone add a context behind those that were signed; a known one changes nothing.
    [NeedsTheory(Part.Shared)]
    [InlineData("\"https://w3id.org/security/multikey/v1\"", Outcome.Valid)]
    [InlineData("\"https://attacker.example/context\"", Outcome.Indeterminate)]
    [InlineData("{\"alumniOf\":\"https://attacker.example/owns\"}", Outcome.Indeterminate)]
    public async Task Relies_OnKnownContextsOnly_WhereTheSuiteReadsNone(string added, Outcome outcome)
    {
        using var issuer = new KeyParty();
        var secured = issuer.Prove(issuer.Credential(), "eddsa-jcs-2022");
        secured["@context"]!.AsArray().Add(JsonNode.Parse(added));
        var report = await KeyParty.VerifyAsync(KeyParty.Bytes(secured));

        Assert.Equal(outcome, report.Outcome);
        Assert.Equal(outcome == Outcome.Valid ? null : "CONTEXT_UNKNOWN", Code(report, "proof.signature"));
    }

    [NeedsFact(Part.Shared)]
    public async Task Demands_EveryProofOfASet()
    {
        using var issuer = new KeyParty();
        var secured = issuer.Prove(issuer.Prove(issuer.Credential(), "eddsa-rdfc-2022"), "eddsa-jcs-2022");
        Assert.Equal(2, secured["proof"]!.AsArray().Count);
        Assert.Equal(Outcome.Valid, (await KeyParty.VerifyAsync(KeyParty.Bytes(secured))).Outcome);

        var broken = secured.DeepClone().AsObject();
        broken["proof"]![0]!["created"] = "2026-05-30T00:00:00Z";
        Assert.Equal(Outcome.Invalid, (await KeyParty.VerifyAsync(KeyParty.Bytes(broken))).Outcome);

        var foreign = secured.DeepClone().AsObject();
        foreign["proof"]![1]!["cryptosuite"] = "bbs-2023";
        var report = await KeyParty.VerifyAsync(KeyParty.Bytes(foreign));
        Assert.Equal(Outcome.Indeterminate, report.Outcome);
        Assert.Equal("PROOF_CRYPTOSUITE_UNSUPPORTED", Code(report, "envelope"));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("eddsa-rdfc-2022", false)]
    [InlineData("eddsa-rdfc-2022", true)]
    [InlineData("eddsa-jcs-2022", true)]
    public async Task Accepts_ProofsOfOthersBesideTheIssuers(string suite, bool isChain)
    {
        using var issuer = new KeyParty();
        using var notary = new KeyParty();
        var first = issuer.Prove(issuer.Credential(), suite, change: options => options with { Id = "urn:uuid:1" });
        var secured = notary.Prove(first, suite, change: options => options with { PreviousProof = isChain ? ["urn:uuid:1"] : [] });
        Assert.Equal(Outcome.Valid, (await KeyParty.VerifyAsync(KeyParty.Bytes(secured))).Outcome);

        // Whoever else signed, the issuer has to have; and every proof holds.
        var others = secured.DeepClone().AsObject();
        others["issuer"] = "did:web:other.example";
        Assert.Equal("KID_ISSUER_MISMATCH", Code(await KeyParty.VerifyAsync(KeyParty.Bytes(others)), "proof.key"));
        var broken = secured.DeepClone().AsObject();
        broken["proof"]![1]!["created"] = "2026-05-30T00:00:00Z";
        Assert.Equal("PROOF_SIGNATURE_INVALID", Code(await KeyParty.VerifyAsync(KeyParty.Bytes(broken)), "proof.signature"));
        var stranger = secured.DeepClone().AsObject();
        stranger["proof"]![1]!["verificationMethod"] = issuer.Method;
        Assert.Equal("PROOF_SIGNATURE_INVALID", Code(await KeyParty.VerifyAsync(KeyParty.Bytes(stranger)), "proof.signature"));
    }

    [NeedsFact(Part.Shared)]
    public async Task Reads_TheContextOfDataIntegrityWhereTheDocumentNamesNoneThatDefinesItsProof()
    {
        using var issuer = new KeyParty();
        var credential = JsonNode.Parse($$"""
            {"@context":["https://www.w3.org/2018/credentials/v1","https://w3id.org/security/data-integrity/v2"],"type":["VerifiableCredential"],"id":"urn:uuid:0","issuer":"{{issuer.Did}}","issuanceDate":"2026-01-01T00:00:00Z","credentialSubject":{"id":"did:web:subject.example"} }
            """)!.AsObject();
        var secured = issuer.Prove(issuer.Prove(credential, "eddsa-rdfc-2022", change: options => options with { Id = "urn:uuid:1" }), "eddsa-rdfc-2022", change: options => options with { PreviousProof = ["urn:uuid:1"] });
        secured["@context"]!.AsArray().RemoveAt(1);

        Assert.Equal(Outcome.Valid, (await KeyParty.VerifyAsync(KeyParty.Bytes(secured))).Outcome);
        secured["credentialSubject"]!["id"] = "did:web:other.example";
        Assert.Equal("PROOF_SIGNATURE_INVALID", Code(await KeyParty.VerifyAsync(KeyParty.Bytes(secured)), "proof.signature"));
        secured["credentialSubject"]!["colour"] = "red";
        Assert.Equal("TERM_UNDEFINED", Code(await KeyParty.VerifyAsync(KeyParty.Bytes(secured)), "proof.signature"));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("null", "PROOF_INVALID")]
    [InlineData("[]", "PROOF_INVALID")]
    [InlineData("\"z3FXQ\"", "PROOF_INVALID")]
    [InlineData("{\"type\":\"DataIntegrityProof\",\"cryptosuite\":\"eddsa-jcs-2022\"}", "PROOF_INVALID")]
    public async Task Rejects_WhatIsNoProof(string proof, string code)
    {
        using var issuer = new KeyParty();
        var credential = issuer.Credential();
        credential["proof"] = JsonNode.Parse(proof);
        var report = await KeyParty.VerifyAsync(KeyParty.Bytes(credential));

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal(code, Code(report, "envelope"));
    }

    [NeedsFact(Part.Shared)]
    public async Task Refuses_AKeyOfAnotherThanTheIssuer_UnlessOnlyProofsAreAskedAbout()
    {
        using var issuer = new KeyParty();
        using var other = new KeyParty();
        var secured = KeyParty.Bytes(other.Prove(issuer.Credential(), "eddsa-rdfc-2022"));
        var report = await KeyParty.VerifyAsync(secured);

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal("KID_ISSUER_MISMATCH", Code(report, "proof.key"));
        var proofs = await KeyParty.VerifyAsync(secured, VerificationScope.Proof);
        Assert.Equal(Outcome.Valid, proofs.Outcome);
        Assert.Equal(["envelope", "json", "proof.key", "proof.signature"], proofs.Checks.Select(check => check.Name));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("https://issuer.example/1", "https://issuer.example/1#key-1", Outcome.Indeterminate, "DID_METHOD_UNSUPPORTED")]
    [InlineData("https://issuer.example/1", "https://issuer.example/2#key-1", Outcome.Invalid, "DID_SYNTAX")]
    [InlineData("did:example:1", "https://issuer.example/1#key-1", Outcome.Invalid, "DID_SYNTAX")]
    [InlineData("https://issuer.example/1", "key-1", Outcome.Invalid, "DID_SYNTAX")]
    public async Task Decides_NothingOfSignersThatGoByNoDid(string issuer, string method, Outcome outcome, string code)
    {
        using var party = new KeyParty();
        var secured = party.Prove(party.Credential(), "eddsa-jcs-2022");
        secured["issuer"] = issuer;
        secured["proof"]!["verificationMethod"] = method;
        var report = await KeyParty.VerifyAsync(KeyParty.Bytes(secured));

        Assert.Equal((outcome, code), (report.Outcome, Code(report, "proof.key")));
    }

    [NeedsFact(Part.Shared)]
    public async Task Refuses_AProofThatIsMadeForSomethingElse()
    {
        using var issuer = new KeyParty();
        var report = await KeyParty.VerifyAsync(KeyParty.Bytes(issuer.Prove(issuer.Credential(), "eddsa-rdfc-2022", "authentication")));

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal("PROOF_PURPOSE_MISMATCH", Code(report, "proof.signature"));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData(false, "CONTEXT_UNKNOWN")]
    [InlineData(true, "CONTEXT_UNAVAILABLE")]
    public async Task Decides_NothingWithoutTheContexts(bool isOutage, string code)
    {
        using var issuer = new KeyParty();
        var secured = KeyParty.Bytes(issuer.Prove(issuer.Credential(), "eddsa-rdfc-2022"));
        var report = await KeyParty.VerifyAsync(secured, contexts: new NoContextDocuments(isOutage));
        var check = report.Checks.Single(check => check.Name == "proof.signature");

        Assert.Equal(Outcome.Indeterminate, report.Outcome);
        Assert.Equal((code, isOutage), (check.Finding.Problems[0].Code.Id, check.Finding.IsRetryable));
    }

    [NeedsFact(Part.Shared)]
    public async Task Asks_ForEachContextOnce()
    {
        using var issuer = new KeyParty();
        var secured = KeyParty.Bytes(issuer.Prove(issuer.Credential(), "eddsa-rdfc-2022"));
        var contexts = new PublishedContexts();
        var pipeline = KeyParty.Pipeline(contexts);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Outcome.Valid, Expect.Success(await pipeline.VerifyAsync(new VerificationRequest(secured) { Scope = VerificationScope.DataModel }, CancellationToken.None)).Outcome);
        }

        Assert.Equal(["https://www.w3.org/ns/credentials/examples/v2", "https://www.w3.org/ns/credentials/v2"], contexts.Asked.Order(StringComparer.Ordinal));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("eddsa-rdfc-2022", "signedDataInt.json")]
    [InlineData("eddsa-jcs-2022", "signedJCS.json")]
    [InlineData("Ed25519Signature2020", "signedEdSig.json")]
    public async Task Judges_TheProofOfTheSpecificationsApartFromItsIssuer(string suite, string file)
    {
        var secured = Vectors.ReadBytes("vectors", "vc-di-eddsa", suite, file);

        Assert.Equal(Outcome.Valid, (await KeyParty.VerifyAsync(secured, VerificationScope.Proof)).Outcome);
        Assert.Equal("KID_ISSUER_MISMATCH", Code(await KeyParty.VerifyAsync(secured), "proof.key"));
    }

    private static string? Code(VerificationReport report, string check) => report.Checks.Single(result => result.Name == check).Finding.Problems is [var first, ..] ? first.Code.Id : null;

    private sealed class NoContextDocuments(bool isOutage) : IContextDocuments
    {
        public ValueTask<Lookup<ContextDocument>> FindAsync(string url, CancellationToken cancellationToken) => ValueTask.FromResult(isOutage
            ? Lookup<ContextDocument>.Unreachable(new(ProblemCodes.ContextUnavailable, "Its server is not there."))
            : Lookup<ContextDocument>.None(new(ProblemCodes.ContextUnknown, "Nobody knows it.")));
    }
}
