using System.Text.Json;
using System.Text.Json.Nodes;
using Integrity = Untp.Core.Proofs.DataIntegrity.DataIntegrity;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Proofs.DataIntegrity;

/// <summary>Documents that say the same in RDF as what was signed, and something else to whoever reads their JSON.</summary>
public sealed class HiddenTermsTests
{
    private const string Status = """{"id":"https://a.example/list#1","type":"BitstringStatusListEntry","statusPurpose":"revocation","statusListIndex":"1","statusListCredential":"https://a.example/list"}""";
    private static readonly Integrity _dataIntegrity = new(PublishedContexts.Processor);

    [NeedsTheory(Part.Shared)]
    [InlineData("\"id\":\"urn:uuid:1\",", "credentialStatus", "https://www.w3.org/2018/credentials#credentialStatus", null)]
    [InlineData("", "credentialStatus", "https://www.w3.org/2018/credentials#credentialStatus", null)]
    [InlineData("\"id\":\"urn:uuid:1\",", "credentialStatus", "remark", """{"remark":{"@id":"https://www.w3.org/2018/credentials#credentialStatus","@type":"@id"}}""")]
    [InlineData("", "credentialStatus", "remark", """{"remark":{"@id":"https://www.w3.org/2018/credentials#credentialStatus","@type":"@id"}}""")]
    [InlineData("\"id\":\"urn:uuid:1\",", "validUntil", "remark", """{"remark":{"@id":"https://www.w3.org/2018/credentials#validUntil","@type":"http://www.w3.org/2001/XMLSchema#dateTime"}}""")]
    public void Rejects_TermsUnderAnotherName(string id, string term, string alias, string? context)
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var document = StrictJson.Parse($$"""{"@context":["https://www.w3.org/ns/credentials/v2"],{{id}}"type":["VerifiableCredential"],"issuer":"did:example:a","validUntil":"2030-01-01T00:00:00Z","credentialSubject":{"id":"did:example:b"},"credentialStatus":[{{Status}}] }""");
        var signed = Expect.Success(_dataIntegrity.AddProof(document, new ProofOptions("eddsa-rdfc-2022", "did:example:a#1", SuiteVector.Purpose), key));
        Assert.Null(Verify(signed, key));

        var renamed = JsonNode.Parse(signed.GetRawText())!.AsObject();
        var value = renamed[term];
        renamed.Remove(term);
        renamed[alias] = value;
        if (context is not null)
        {
            renamed["@context"]!.AsArray().Add(JsonNode.Parse(context));
        }

        Assert.Equal((ProblemCodes.ProofTermHidden, $"/{term}"), (Verify(StrictJson.From(renamed), key)?.Code, Verify(StrictJson.From(renamed), key)?.Pointer));
    }

    [NeedsFact(Part.Shared)]
    public void Rejects_OneOfTwoUnderAnotherName()
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var second = Status.Replace("#1", "#2", StringComparison.Ordinal).Replace("revocation", "suspension", StringComparison.Ordinal);
        var document = StrictJson.Parse($$"""{"@context":"https://www.w3.org/ns/credentials/v2","type":"VerifiableCredential","issuer":"did:example:a","credentialSubject":{"id":"did:example:b"},"credentialStatus":[{{Status}},{{second}}] }""");
        var signed = Expect.Success(_dataIntegrity.AddProof(document, new ProofOptions("eddsa-rdfc-2022", "did:example:a#1", SuiteVector.Purpose), key));
        var split = JsonNode.Parse(signed.GetRawText())!.AsObject();
        split["credentialStatus"] = JsonNode.Parse($"[{second}]");
        split["https://www.w3.org/2018/credentials#credentialStatus"] = JsonNode.Parse(Status);

        Assert.Null(Verify(signed, key));
        Assert.Equal(ProblemCodes.ProofTermHidden, Verify(StrictJson.From(split), key)?.Code);
    }

    [NeedsFact(Part.Shared)]
    public void Rejects_AnIdThatStandsForAnother()
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var document = StrictJson.Parse("""{"@context":["https://www.w3.org/ns/credentials/v2"],"id":"https://a.example/1","type":"VerifiableCredential","issuer":"did:example:a","credentialSubject":{"id":"did:example:b"}}""");
        var signed = Expect.Success(_dataIntegrity.AddProof(document, new ProofOptions("eddsa-rdfc-2022", "did:example:a#1", SuiteVector.Purpose), key));
        var renamed = JsonNode.Parse(signed.GetRawText())!.AsObject();
        renamed["id"] = "a:1";
        renamed["@context"]!.AsArray().Add(JsonNode.Parse("""{"a":"https://a.example/"}"""));

        Assert.Null(Verify(signed, key));
        Assert.Equal((ProblemCodes.ProofTermHidden, "/id"), (Verify(StrictJson.From(renamed), key)?.Code, Verify(StrictJson.From(renamed), key)?.Pointer));
    }

    private static Problem? Verify(StrictJson signed, SigningKey key) =>
        Assert.Single(_dataIntegrity.Verify(Expect.Success(SecuredDocument.Read(signed)), _ => key.VerificationKey, new(SuiteVector.Purpose, SuiteVector.Now))).Problem;
}
