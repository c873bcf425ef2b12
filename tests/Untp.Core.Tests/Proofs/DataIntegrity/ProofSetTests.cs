using System.Text.Json;
using Integrity = Untp.Core.Proofs.DataIntegrity.DataIntegrity;
using Untp.Core.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Proofs.DataIntegrity;

public sealed class ProofSetTests
{
    private const string Foreign = """{"type":"DataIntegrityProof","cryptosuite":"bbs-2023","verificationMethod":"did:example:a#b","proofPurpose":"assertionMethod","proofValue":"u2V0"}""";
    private static readonly Integrity _dataIntegrity = Integrity.WithoutContexts;
    private static readonly ProofExpectation _expected = new(SuiteVector.Purpose, SuiteVector.Now);

    [Theory]
    [InlineData("""[]""", "PROOF_INVALID")]
    [InlineData("""{}""", "PROOF_MISSING")]
    [InlineData("""{"proof":null}""", "PROOF_INVALID")]
    [InlineData("""{"proof":[]}""", "PROOF_INVALID")]
    [InlineData("""{"proof":[null]}""", "PROOF_INVALID")]
    [InlineData("""{"proof":"x"}""", "PROOF_INVALID")]
    [InlineData("""{"proof":[[{}]]}""", "PROOF_INVALID")]
    [InlineData("""{"proof":[{},{},{},{},{},{},{},{},{}]}""", "PROOF_LIMIT")]
    [InlineData("""{"proof":{"previousProof":"urn:1"}}""", "PROOF_CHAIN_INVALID")]
    [InlineData("""{"proof":{"id":"urn:1","previousProof":"urn:1"}}""", "PROOF_CHAIN_INVALID")]
    [InlineData("""{"proof":[{"id":"urn:1"},{"id":"urn:1"}]}""", "PROOF_CHAIN_INVALID")]
    [InlineData("""{"proof":[{"id":"urn:1"},{"previousProof":["urn:1","urn:2"]}]}""", "PROOF_CHAIN_INVALID")]
    [InlineData("""{"proof":[{"id":"urn:1"},{"previousProof":["urn:1","urn:1"]}]}""", "PROOF_CHAIN_INVALID")]
    [InlineData("""{"proof":[{"id":"urn:1","previousProof":"urn:3"},{"id":"urn:2","previousProof":"urn:1"},{"id":"urn:3","previousProof":"urn:2"}]}""", "PROOF_CHAIN_INVALID")]
    public void Refuses_WhatIsNoSetOfProofs(string json, string code) => Expect.Failure(ProblemCodes.All[code], SecuredDocument.Read(StrictJson.Parse(json)));

    [Fact]
    public void Reads_WhichProofsEachFollows()
    {
        var secured = Expect.Success(SecuredDocument.Read(StrictJson.Parse("""{"proof":[{"id":"urn:3","previousProof":["urn:1","urn:2"]},{"id":"urn:1"},{"id":"urn:2","previousProof":"urn:1"},{}]}""")));

        Assert.Equal(["/proof/0", "/proof/1", "/proof/2", "/proof/3"], secured.Proofs.Select(proof => proof.Pointer));
        Assert.Equal([[1, 2], [], [1], []], secured.Proofs.Select(proof => proof.PreviousProofs));
    }

    [Fact]
    public void Verifies_EachProofForItself()
    {
        using var first = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        using var second = Expect.Success(SigningKey.Create(KeyType.P256));
        var document = StrictJson.Parse("""{"name":"a"}""");
        document = Expect.Success(_dataIntegrity.AddProof(document, Options("eddsa-jcs-2022", "did:example:first#1"), first));
        document = Expect.Success(_dataIntegrity.AddProof(document, Options("ecdsa-jcs-2019", "did:example:second#1"), second));
        Result<VerificationKey> KeyOf(DataIntegrityProof proof) =>
            proof.Options.VerificationMethod == "did:example:first#1" ? first.VerificationKey : second.VerificationKey;

        Assert.Equal([null, null], Codes(document, KeyOf));
        Assert.Equal([null, null], Codes(WithProofs(document, proofs => proofs.Reverse()), KeyOf));
        Assert.Equal([null], Codes(WithProofs(document, proofs => proofs.Take(1)), KeyOf));
        Assert.Equal(["PROOF_SIGNATURE_INVALID", "PROOF_SIGNATURE_INVALID"], Codes(document.With("name", "b"), KeyOf));

        // One that does not hold, one of a foreign suite, one that is none: each says so, and the others still hold.
        var mixed = WithProofs(document, proofs => [.. proofs, proofs[0].With("nonce", "x"), StrictJson.Parse(Foreign), StrictJson.Parse("{}")]);
        Assert.Equal([null, null, "PROOF_SIGNATURE_INVALID", "PROOF_CRYPTOSUITE_UNSUPPORTED", "PROOF_INVALID"], Codes(mixed, KeyOf));
        var results = _dataIntegrity.Verify(Expect.Success(SecuredDocument.Read(mixed)), KeyOf, _expected);
        Assert.Equal([false, false, false, true, false], results.Select(result => result.IsInconclusive));
        Assert.Equal([null, null, "/proof/2/proofValue", "/proof/3/cryptosuite", "/proof/4/type"], results.Select(result => result.Problem?.Pointer));
    }

    [Fact]
    public void Tells_WhyThereIsNoKey()
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var secured = Expect.Success(SecuredDocument.Read(Expect.Success(_dataIntegrity.AddProof(StrictJson.Parse("{}"), Options("eddsa-jcs-2022", "did:example:a#1"), key))));

        var unresolved = Assert.Single(_dataIntegrity.Verify(secured, _ => new Problem(ProblemCodes.DidUnresolved, "Not now."), _expected));
        Assert.Equal((ProblemCodes.DidUnresolved, true), (unresolved.Problem!.Code, unresolved.IsInconclusive));
        var absent = Assert.Single(_dataIntegrity.Verify(secured, _ => new Problem(ProblemCodes.KeyNotFound, "No such key."), _expected));
        Assert.Equal((ProblemCodes.KeyNotFound, false), (absent.Problem!.Code, absent.IsInconclusive));

        // What is refused anyway asks for no key.
        Assert.Equal(ProblemCodes.ProofPurposeMismatch, Assert.Single(_dataIntegrity.Verify(secured, _ => throw new InvalidOperationException("asked"), new("authentication", SuiteVector.Now))).Problem?.Code);
    }

    [NeedsFact(Part.Shared)]
    public void Tells_ThatAContextIsNotAtHand()
    {
        var vector = SuiteVector.Of("eddsa-rdfc-2022");
        var result = Assert.Single(_dataIntegrity.Verify(Expect.Success(SecuredDocument.Read(vector.Signed)), _ => vector.Key, _expected));

        Assert.Equal(ProblemCodes.ContextUnavailable, result.Problem?.Code);
        Assert.True(result.IsInconclusive);
    }

    [NeedsFact(Part.Shared)]
    public void Refuses_TermsThatNoContextDefines()
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var dataIntegrity = new Integrity(PublishedContexts.Processor);
        var document = StrictJson.Parse("""{"@context":"https://www.w3.org/ns/credentials/v2","type":"VerifiableCredential","issuer":"did:example:a","credentialSubject":{"id":"did:example:b","colour":"red"}}""");

        var problem = Expect.Failure(ProblemCodes.TermUndefined, dataIntegrity.AddProof(document, Options("eddsa-rdfc-2022", "did:example:a#1"), key));
        Assert.Equal("/credentialSubject/colour", problem.Pointer);
        var secured = Expect.Success(SecuredDocument.Read(StrictJson.Parse("""{"@context":"https://www.w3.org/ns/credentials/v2","type":"VerifiableCredential","issuer":"did:example:a","proof":{"type":"DataIntegrityProof","cryptosuite":"eddsa-rdfc-2022","verificationMethod":"did:example:a#1","proofPurpose":"assertionMethod","colour":"red","proofValue":"z2222"}}""")));
        var result = Assert.Single(dataIntegrity.Verify(secured, _ => key.VerificationKey, _expected));
        Assert.Equal((ProblemCodes.TermUndefined, "/proof/colour"), (result.Problem!.Code, result.Problem.Pointer));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("\"https://www.w3.org/ns/credentials/v2\"", "\"https://www.w3.org/ns/credentials/v2\"")]
    [InlineData("[\"https://www.w3.org/ns/credentials/v2\"]", "[\"https://www.w3.org/ns/credentials/v2\"]")]
    [InlineData("\"https://www.w3.org/2018/credentials/v1\"", "[\"https://www.w3.org/2018/credentials/v1\",\"https://w3id.org/security/data-integrity/v2\"]")]
    [InlineData("[\"https://www.w3.org/2018/credentials/v1\",\"https://w3id.org/security/data-integrity/v2\"]", "[\"https://www.w3.org/2018/credentials/v1\",\"https://w3id.org/security/data-integrity/v2\"]")]
    public void Adds_TheContextOfDataIntegrity_WhereNoneDefinesIt(string given, string expected)
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var dataIntegrity = new Integrity(PublishedContexts.Processor);
        var document = StrictJson.Parse($$"""{"@context":{{given}},"type":"VerifiableCredential","issuer":"did:example:a","credentialSubject":{"id":"did:example:b"} }""");
        foreach (var suite in (string[])["eddsa-rdfc-2022", "eddsa-jcs-2022"])
        {
            var signed = Expect.Success(dataIntegrity.AddProof(document, Options(suite, "did:example:a#1"), key));

            Assert.Equal(expected, signed.GetProperty("@context").GetRawText());
            Assert.Equal(suite == "eddsa-jcs-2022", signed.GetProperty("proof").TryGetProperty("@context", out _));
            Assert.Null(Assert.Single(dataIntegrity.Verify(Expect.Success(SecuredDocument.Read(signed)), _ => key.VerificationKey, _expected)).Problem);
        }
    }

    [Theory]
    [InlineData("[]", "PROOF_INVALID")]
    [InlineData("""{"proof":null}""", "PROOF_INVALID")]
    [InlineData("""{"proof":[7]}""", "PROOF_INVALID")]
    [InlineData("""{"proof":[{},{},{},{},{},{},{},{}]}""", "PROOF_LIMIT")]
    public void Adds_NoProofToSuchDocuments(string json, string code)
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));

        Expect.Failure(ProblemCodes.All[code], _dataIntegrity.AddProof(StrictJson.Parse(json), Options("eddsa-jcs-2022", "did:example:a#1"), key));
    }

    [Fact]
    public void Writes_EverythingThatAProofSays()
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var options = new ProofOptions("eddsa-jcs-2022", "did:example:a#1", "authentication", SuiteVector.Now, SuiteVector.Now.AddDays(1))
        {
            Id = "urn:uuid:1",
            Domain = ["a.example", "b.example"],
            Challenge = "c",
            Nonce = "n",
        };
        var secured = Expect.Success(SecuredDocument.Read(Expect.Success(_dataIntegrity.AddProof(StrictJson.Parse("{}"), options, key))));
        var expected = new ProofExpectation("authentication", SuiteVector.Now) { Domain = ["b.example", "a.example"], Challenge = "c" };

        var read = Expect.Success(secured.Proofs[0].Proof).Options;
        Assert.Equal(options with { Domain = read.Domain, PreviousProof = read.PreviousProof }, read);
        Assert.Equal(options.Domain, read.Domain);
        Assert.Null(Assert.Single(_dataIntegrity.Verify(secured, _ => key.VerificationKey, expected)).Problem);
        Assert.Equal("PROOF_DOMAIN_MISMATCH", Assert.Single(_dataIntegrity.Verify(secured, _ => key.VerificationKey, expected with { Domain = ["a.example"] })).Problem?.Code.Id);
        Assert.Equal("PROOF_CHALLENGE_MISMATCH", Assert.Single(_dataIntegrity.Verify(secured, _ => key.VerificationKey, expected with { Challenge = "d" })).Problem?.Code.Id);
    }

    private static ProofOptions Options(string suite, string method) => new(suite, method, SuiteVector.Purpose);

    private static IEnumerable<string?> Codes(StrictJson document, Func<DataIntegrityProof, Result<VerificationKey>> keyOf) =>
        _dataIntegrity.Verify(Expect.Success(SecuredDocument.Read(document)), keyOf, _expected).Select(result => result.Problem?.Code.Id);

    private static StrictJson WithProofs(StrictJson document, Func<IReadOnlyList<StrictJson>, IEnumerable<StrictJson>> change) =>
        document.With("proof", StrictJson.From(change([.. document.GetProperty("proof").EnumerateArray()])));
}
