using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Integrity = Untp.Core.Proofs.DataIntegrity.DataIntegrity;
using Untp.Core.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Proofs.DataIntegrity;

/// <summary>
/// Chains by the steps of Data Integrity 1.0, section 4.5: a proof is made over the document that carries the proofs it follows. What is signed
/// here is written by hand.
/// </summary>
public sealed class ProofChainTests
{
    private const string Vc2 = "https://www.w3.org/ns/credentials/v2";
    private static readonly Integrity _dataIntegrity = new(PublishedContexts.Processor);
    private static readonly ProofExpectation _expected = new(SuiteVector.Purpose, SuiteVector.Now);

    [Fact]
    public void Accepts_AChainOverJson()
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        const string FirstOptions = """{"cryptosuite":"eddsa-jcs-2022","id":"urn:uuid:1","proofPurpose":"assertionMethod","type":"DataIntegrityProof","verificationMethod":"did:example:a#1"}""";
        const string SecondOptions = """{"cryptosuite":"eddsa-jcs-2022","previousProof":"urn:uuid:1","proofPurpose":"assertionMethod","type":"DataIntegrityProof","verificationMethod":"did:example:a#1"}""";
        var firstValue = Sign(key, FirstOptions, """{"name":"a"}""");
        var first = FirstOptions.Replace(""","type":""", $""","proofValue":"{firstValue}","type":""", StringComparison.Ordinal);
        var secondValue = Sign(key, SecondOptions, $$"""{"name":"a","proof":[{{first}}]}""");
        var second = SecondOptions.Replace(""","type":""", $""","proofValue":"{secondValue}","type":""", StringComparison.Ordinal);

        Assert.Equal([null, null], Codes($$"""{"name":"a","proof":[{{first}},{{second}}]}""", key));
        Assert.Equal([null, null], Codes($$"""{"name":"a","proof":[{{second}},{{first}}]}""", key));

        // A link that its follower was not made over; one that stands for itself.
        var stranger = first.Replace(firstValue, Sign(key, FirstOptions, """{"name":"b"}"""), StringComparison.Ordinal);
        Assert.Equal(["PROOF_SIGNATURE_INVALID", "PROOF_SIGNATURE_INVALID"], Codes($$"""{"name":"a","proof":[{{stranger}},{{second}}]}""", key));
        var alone = second.Replace("\"previousProof\":\"urn:uuid:1\",", "", StringComparison.Ordinal);
        Assert.Equal([null, "PROOF_SIGNATURE_INVALID"], Codes($$"""{"name":"a","proof":[{{first}},{{alone}}]}""", key));
    }

    [NeedsFact(Part.Shared)]
    public void Accepts_AChainOverStatements()
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        const string Document = """{"@context":"https://www.w3.org/ns/credentials/v2","id":"urn:uuid:0","type":"VerifiableCredential","issuer":"did:example:a","credentialSubject":{"id":"did:example:b"}}""";
        const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
        const string Vc = "https://www.w3.org/2018/credentials#";
        const string Sec = "https://w3id.org/security#";
        string[] statements =
        [
            $"<urn:uuid:0> <{Rdf}type> <{Vc}VerifiableCredential> .",
            $"<urn:uuid:0> <{Vc}credentialSubject> <did:example:b> .",
            $"<urn:uuid:0> <{Vc}issuer> <did:example:a> .",
        ];
        string[] Options(string subject, string graph, params string[] more) =>
        [
            $"{subject} <{Rdf}type> <{Sec}DataIntegrityProof>{graph} .",
            $"{subject} <{Sec}cryptosuite> \"eddsa-rdfc-2022\"^^<{Sec}cryptosuiteString>{graph} .",
            $"{subject} <{Sec}proofPurpose> <{Sec}assertionMethod>{graph} .",
            $"{subject} <{Sec}verificationMethod> <did:example:a#1>{graph} .",
            .. more,
        ];

        var firstValue = Sign(key, Lines(Options("<urn:uuid:1>", "")), Lines(statements));
        string[] chained =
        [
            .. statements,
            $"<urn:uuid:0> <{Sec}proof> _:c14n0 .",
            .. Options("<urn:uuid:1>", " _:c14n0", $"<urn:uuid:1> <{Sec}proofValue> \"{firstValue}\"^^<{Sec}multibase> _:c14n0 ."),
        ];
        var secondValue = Sign(key, Lines(Options("_:c14n0", "", $"_:c14n0 <{Sec}previousProof> <urn:uuid:1> .")), Lines(chained));
        const string Common = """ "type":"DataIntegrityProof","cryptosuite":"eddsa-rdfc-2022","verificationMethod":"did:example:a#1","proofPurpose":"assertionMethod" """;
        var first = $$"""{"id":"urn:uuid:1",{{Common}},"proofValue":"{{firstValue}}"}""";
        var second = $$"""{{{Common}},"previousProof":["urn:uuid:1"],"proofValue":"{{secondValue}}"}""";
        var signed = StrictJson.Parse(Document).With("proof", StrictJson.Parse($"[{first},{second}]"));

        Assert.Equal([null, null], Codes(signed.GetRawText(), key));
        Assert.Equal(["PROOF_SIGNATURE_INVALID", "PROOF_SIGNATURE_INVALID"], Codes(signed.With("issuer", "did:example:c").GetRawText(), key));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("eddsa-rdfc-2022")]
    [InlineData("eddsa-jcs-2022")]
    public void Verifies_TheChainThatItMakes(string suite)
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var document = StrictJson.Parse($$"""{"@context":"{{Vc2}}","type":"VerifiableCredential","issuer":"did:example:a","credentialSubject":{"id":"did:example:b"} }""");
        var options = new ProofOptions(suite, "did:example:a#1", SuiteVector.Purpose);
        document = Expect.Success(_dataIntegrity.AddProof(document, options with { Id = "urn:uuid:1" }, key));
        document = Expect.Success(_dataIntegrity.AddProof(document, options with { Id = "urn:uuid:2" }, key));
        document = Expect.Success(_dataIntegrity.AddProof(document, options with { Id = "urn:uuid:3", PreviousProof = ["urn:uuid:1", "urn:uuid:2"] }, key));

        Expect.Failure(ProblemCodes.ProofChainInvalid, _dataIntegrity.AddProof(document, options with { PreviousProof = ["urn:uuid:4"] }, key));
        Expect.Failure(ProblemCodes.ProofChainInvalid, _dataIntegrity.AddProof(document, options with { Id = "urn:uuid:1" }, key));
        Assert.Equal([null, null, null], Codes(document.GetRawText(), key));

        // A former proof that is changed breaks itself and the one that follows, not the one beside it.
        var changed = document.GetRawText().Replace("\"id\":\"urn:uuid:1\",", "\"id\":\"urn:uuid:1\",\"nonce\":\"x\",", StringComparison.Ordinal);
        Assert.Equal(["PROOF_SIGNATURE_INVALID", null, "PROOF_SIGNATURE_INVALID"], Codes(changed, key));
    }

    [Fact]
    public void Takes_ProofsInTheOrderOfTheDocument_HoweverTheyAreNamed()
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var document = StrictJson.Parse("""{"name":"a"}""");
        var options = new ProofOptions("eddsa-jcs-2022", "did:example:a#1", SuiteVector.Purpose);
        document = Expect.Success(_dataIntegrity.AddProof(document, options with { Id = "urn:uuid:1" }, key));
        document = Expect.Success(_dataIntegrity.AddProof(document, options with { Id = "urn:uuid:2" }, key));
        var first = document.GetProperty("proof")[0].GetRawText();
        var second = document.GetProperty("proof")[1].GetRawText();
        const string Last = """{"cryptosuite":"eddsa-jcs-2022","previousProof":["urn:uuid:2","urn:uuid:1"],"proofPurpose":"assertionMethod","type":"DataIntegrityProof","verificationMethod":"did:example:a#1"}""";
        var value = Sign(key, Last, $$"""{"name":"a","proof":[{{Canonical(first)}},{{Canonical(second)}}]}""");
        var last = Last.Replace(""","type":""", $""","proofValue":"{value}","type":""", StringComparison.Ordinal);

        Assert.Equal([null, null, null], Codes($$"""{"name":"a","proof":[{{first}},{{second}},{{last}}]}""", key));
    }

    [Fact]
    public void Holds_NoProofThatFollowsOneThatDoesNot()
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var document = StrictJson.Parse("""{"name":"a"}""");
        var options = new ProofOptions("eddsa-jcs-2022", "did:example:a#1", SuiteVector.Purpose);
        document = Expect.Success(_dataIntegrity.AddProof(document, options with { Id = "urn:uuid:3" }, key));
        document = Expect.Success(_dataIntegrity.AddProof(document, options with { Id = "urn:uuid:0", Expires = SuiteVector.Now.AddDays(-1) }, key));
        document = Expect.Success(_dataIntegrity.AddProof(document, options with { Id = "urn:uuid:1", PreviousProof = ["urn:uuid:0"] }, key));
        document = Expect.Success(_dataIntegrity.AddProof(document, options with { Id = "urn:uuid:2", PreviousProof = ["urn:uuid:1", "urn:uuid:3"] }, key));

        Assert.Equal([null, "PROOF_EXPIRED", "PROOF_CHAIN_INVALID", "PROOF_CHAIN_INVALID"], Codes(document.GetRawText(), key));

        // The order of the document is not that of the chain.
        var proofs = document.GetProperty("proof");
        var turned = document.With("proof", StrictJson.From((StrictJson[])[proofs[3], proofs[2], proofs[1], proofs[0]]));
        Assert.Equal(["PROOF_SIGNATURE_INVALID", "PROOF_CHAIN_INVALID", "PROOF_EXPIRED", null], Codes(turned.GetRawText(), key));

        // Of a key that could not be asked for nothing is known, nor of what follows.
        Result<VerificationKey> KeyOf(DataIntegrityProof proof) => proof.Options.Id == "urn:uuid:3" ? new Problem(ProblemCodes.DidUnresolved, "Not now.") : key.VerificationKey;
        var results = _dataIntegrity.Verify(Expect.Success(SecuredDocument.Read(document)), KeyOf, _expected with { At = SuiteVector.Now.AddDays(-2) });
        Assert.Equal(["DID_UNRESOLVED", null, null, "DID_UNRESOLVED"], results.Select(result => result.Problem?.Code.Id));
        Assert.Equal([true, false, false, true], results.Select(result => result.IsInconclusive));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("ecdsa-rdfc-2019", KeyType.P256)]
    [InlineData("ecdsa-rdfc-2019", KeyType.P384)]
    [InlineData("ecdsa-jcs-2019", KeyType.P256)]
    [InlineData("ecdsa-jcs-2019", KeyType.P384)]
    public void Breaks_WithEveryLinkThatIsChanged(string suite, KeyType type)
    {
        using var key = Expect.Success(SigningKey.Create(type));
        var document = StrictJson.Parse($$"""{"@context":"{{Vc2}}","type":"VerifiableCredential","issuer":"did:example:a","credentialSubject":{"id":"did:example:b"} }""");
        var options = new ProofOptions(suite, "did:example:a#1", SuiteVector.Purpose);
        document = Expect.Success(_dataIntegrity.AddProof(document, options with { Id = "urn:uuid:1" }, key));
        document = Expect.Success(_dataIntegrity.AddProof(document, options with { Id = "urn:uuid:2", PreviousProof = ["urn:uuid:1"] }, key));
        document = Expect.Success(_dataIntegrity.AddProof(document, options with { PreviousProof = ["urn:uuid:2"] }, key));

        Assert.Equal([null, null, null], Codes(document.GetRawText(), key));
        Assert.Equal(["PROOF_SIGNATURE_INVALID", "PROOF_SIGNATURE_INVALID", "PROOF_CHAIN_INVALID"], Codes(WithNonce("urn:uuid:1"), key));
        Assert.Equal([null, "PROOF_SIGNATURE_INVALID", "PROOF_SIGNATURE_INVALID"], Codes(WithNonce("urn:uuid:2"), key));

        string WithNonce(string id) => document.GetRawText().Replace($"\"id\":\"{id}\",", $"\"id\":\"{id}\",\"nonce\":\"x\",", StringComparison.Ordinal);
    }

    private static string Canonical(string json) => Encoding.UTF8.GetString(Expect.Success(Jcs.Canonicalize(StrictJson.Parse(json)).ToResult()));

    private static string Sign(SigningKey key, string options, string document) =>
        Multibase.Encode(key.Sign([.. SHA256.HashData(Encoding.UTF8.GetBytes(options)), .. SHA256.HashData(Encoding.UTF8.GetBytes(document))]));

    private static string Lines(IEnumerable<string> statements) => string.Concat(statements.Order(StringComparer.Ordinal).Select(line => line + "\n"));

    private static IEnumerable<string?> Codes(string json, SigningKey key) =>
        _dataIntegrity.Verify(Expect.Success(SecuredDocument.Read(StrictJson.Parse(json))), _ => key.VerificationKey, _expected).Select(result => result.Problem?.Code.Id);
}
