using System.Text.Json.Nodes;
using Untp.Core.Contexts;
using Untp.Core.Dids;
using Untp.Core.Issuance;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Issuance;

/// <summary>The statements of Verifiable Credentials Data Model 2.0, sections 4 and 5, each way: what keeps them is signed, what breaks one is not.</summary>
public sealed class DataModelStatementTests
{
    private static readonly SigningKey _key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
    private static readonly string _did = DidKey.From(_key.VerificationKey).Value;
    private static readonly string _method = DidKey.VerificationMethodOf(DidKey.From(_key.VerificationKey));

    [NeedsTheory(Part.Shared)]
    [InlineData(true, """{"@context":["https://www.w3.org/ns/credentials/v2",{"X":"https://example.org/examples#X"}],"credentialStatus":{"id":"did:example:status","type":"X"}}""")]
    [InlineData(true, """{"@context":["https://www.w3.org/ns/credentials/v2",{"X":"https://example.org/examples#X"}],"credentialStatus":{"type":"X"}}""")]
    [InlineData(true, """{"@context":["https://www.w3.org/ns/credentials/v2",{"X":"https://example.org/examples#X"}],"credentialStatus":[{"type":"X"},{"type":["X"]}]}""")]
    [InlineData(false, """{"credentialStatus":{"id":"did:example:status"}}""")]
    [InlineData(false, """{"credentialStatus":{"id":"did:example:status","type":"X"}}""")]
    [InlineData(false, """{"credentialSubject":{"id":["did:example:1","did:example:2"]}}""")]
    [InlineData(false, """{"credentialSubject":{"id":"not-a-url"}}""")]
    [InlineData(true, """{"credentialSubject":{"type":"https://example.org/Person"}}""")]
    [InlineData(true, """{"credentialSubject":[{"id":"did:example:1"},{"id":"did:example:2"}]}""")]
    [InlineData(false, """{"credentialSubject":"did:example:1"}""")]
    [InlineData(false, """{"credentialSubject":null}""")]
    [InlineData(false, """{"credentialSubject":[]}""")]
    [InlineData(false, """{"@context":["https://www.w3.org/ns/credentials/v2",{"p":"https://example.org/p"}],"credentialSubject":{"id":"did:example:1","p":{"id":"nope"}}}""")]
    [InlineData(false, """{"@context":["https://www.w3.org/ns/credentials/v2",{"p":"https://example.org/p"}],"credentialSubject":{"id":"did:example:1","p":{"id":["urn:a","urn:b"]}}}""")]
    [InlineData(false, """{"@context":["https://www.w3.org/ns/credentials/v2",{"p":"https://example.org/p"}],"credentialSubject":{"id":"did:example:1","p":{"type":"Y"}}}""")]
    [InlineData(true, """{"type":["VerifiableCredential","https://example.org/T"]}""")]
    [InlineData(true, """{"type":"VerifiableCredential"}""")]
    [InlineData(false, """{"type":["VerifiableCredential","/T"]}""")]
    [InlineData(false, """{"type":["VerifiableCredential","T"]}""")]
    [InlineData(false, """{"credentialSubject":{"id":"did:example:1","foo":"bar"}}""")]
    [InlineData(false, """{"@context":["https://www.w3.org/ns/credentials/v2",{"type":"https://x.example/type"}]}""")]
    [InlineData(false, """{"@context":["https://www.w3.org/ns/credentials/v2",{"VerifiableCredential":"https://x.example/VC"}]}""")]
    [InlineData(false, """{"@context":["https://www.w3.org/ns/credentials/v2",null]}""")]
    [InlineData(false, """{"@context":["https://www.w3.org/ns/credentials/v2",7]}""")]
    [InlineData(false, """{"@context":["https://www.w3.org/ns/credentials/v2","not a url"]}""")]
    [InlineData(false, """{"@context":["https://www.w3.org/ns/credentials/v2",{"a":7}]}""")]
    [InlineData(true, """{"@context":["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/v2"]}""")]
    [InlineData(true, """{"@context":["https://www.w3.org/ns/credentials/v2",{"X":"https://example.org/examples#X"}],"evidence":[{"type":"X","id":"urn:a"},{"type":["X"]}]}""")]
    [InlineData(false, """{"evidence":[{"id":"urn:a"}]}""")]
    [InlineData(true, """{"credentialSchema":[{"id":"https://example.org/s","type":"JsonSchema"},{"id":"https://example.org/t","type":"JsonSchema"}]}""")]
    [InlineData(true, """{"@context":["https://www.w3.org/ns/credentials/v2",{"X":"https://example.org/examples#X"}],"refreshService":[{"type":"X","id":"urn:a"},{"type":["X"]}]}""")]
    [InlineData(true, """{"@context":["https://www.w3.org/ns/credentials/v2",{"X":"https://example.org/examples#X"}],"renderMethod":[{"type":"X","id":"urn:a"}],"confidenceMethod":{"type":"X"}}""")]
    [InlineData(false, """{"renderMethod":{"id":"urn:a"}}""")]
    [InlineData(true, """{"name":{"@value":"x","@language":"en","@direction":"ltr"},"description":[{"@value":"x","@language":"en"},{"@value":"x","@language":"ar","@direction":"rtl"}]}""")]
    [InlineData(true, """{"name":{"@value":"x"}}""")]
    [InlineData(false, """{"name":{"@value":"x","@language":"en","@direction":"ltr","url":"u"}}""")]
    [InlineData(false, """{"name":{"@value":4}}""")]
    [InlineData(false, """{"name":{"@value":"x","@type":"http://www.w3.org/2001/XMLSchema#string"}}""")]
    [InlineData(false, """{"name":{"@language":"en"}}""")]
    [InlineData(false, """{"name":{"@value":"x","@language":"en","@direction":"none"}}""")]
    [InlineData(true, """{"validUntil":"9999-12-31T23:59:59Z"}""")]
    [InlineData(true, """{"validFrom":"2020-01-01T24:00:00Z"}""")]
    [InlineData(false, """{"validFrom":"2020-01-01T00:00:00"}""")]
    [InlineData(true, """{"validFrom":"2020-01-01T00:00:00Z","validUntil":"2020-01-01T01:00:00+01:00"}""")]
    [InlineData(true, """{"relatedResource":[{"id":"https://example.org/a.png","mediaType":"image/png","digestSRI":"sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC"},{"id":"https://example.org/b","digestMultibase":"uEiDjsMRCmPwcFJr79MiZb7kkJ65B5GSbk0yklZkbeFK4VQ"}]}""")]
    [InlineData(false, """{"relatedResource":["https://example.org/a.png"]}""")]
    [InlineData(true, """{"issuer":{"id":"DID","name":"x","description":"y","type":"https://example.org/O"}}""")]
    [InlineData(false, """{"issuer":["DID"]}""")]
    [InlineData(true, """{"@context":["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/undefined-terms/v2"],"credentialSubject":{"id":"did:example:1","foo":"bar"}}""")]
    [InlineData(true, """{"@context":["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/examples/v2"],"credentialSubject":{"id":"did:example:1","foo":"bar"}}""")]
    public async Task Issues_OnlyWhatKeepsTheStatements(bool isSigned, string change)
    {
        var credential = Change("""{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],"issuer":"DID","credentialSubject":{"id":"did:example:subject"}}""", change);
        var read = IssuanceRules.Read(credential.RawUtf8, JsonLimits.Default, Securing.Default);
        var problems = read.IsSuccess ? await LostTerms.FindAsync(read.Value.Json, LostTermsTests.Contexts(), CancellationToken.None) : read.Problems;

        Check(isSigned, problems.Count > 0
            ? Result<byte[]>.Failure(problems)
            : await new CredentialProofs(LostTermsTests.Contexts()).AddAsync(credential, new ProofOptions("eddsa-rdfc-2022", _method, "assertionMethod", DateTimeOffset.UnixEpoch), _key, CancellationToken.None));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData(true, """{}""")]
    [InlineData(false, """{"verifiableCredential":[]}""")]
    [InlineData(false, """{"verifiableCredential":7}""")]
    [InlineData(false, """{"verifiableCredential":null}""")]
    [InlineData(false, """{"verifiableCredential":["https://example.org/vc"]}""")]
    [InlineData(true, """{"verifiableCredential":[{"@context":"https://www.w3.org/ns/credentials/v2","type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,a.b.c"}]}""")]
    [InlineData(true, """{"verifiableCredential":{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["EnvelopedVerifiableCredential"],"id":"data:application/vc+jwt,a.b.c"}}""")]
    [InlineData(false, """{"verifiableCredential":[{"type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,a.b.c"}]}""")]
    [InlineData(false, """{"verifiableCredential":[{"@context":"https://www.w3.org/ns/credentials/v2","type":"EnvelopedVerifiableCredential"}]}""")]
    [InlineData(false, """{"verifiableCredential":[{"@context":"https://www.w3.org/ns/credentials/v2","type":"EnvelopedVerifiableCredential","id":"https://x.example"}]}""")]
    [InlineData(false, """{"verifiableCredential":[{"@context":"https://www.w3.org/ns/credentials/v2","type":"VerifiablePresentation","id":"data:application/vc+jwt,a.b.c"}]}""")]
    [InlineData(true, """{"holder":{"id":"DID","type":"https://example.org/O"}}""")]
    [InlineData(false, """{"type":["VerifiablePresentation","X"]}""")]
    [InlineData(true, """{"@context":["https://www.w3.org/ns/credentials/v2",{"X":"https://example.org/examples#X"}],"termsOfUse":{"type":"X"}}""")]
    [InlineData(false, """{"id":["urn:a","urn:b"]}""")]
    public async Task Presents_OnlyWhatKeepsTheStatements(bool isSigned, string change) => Check(
        isSigned,
        await new PresentationIssuance(LostTermsTests.Contexts(), TimeProvider.System).SignAsync(
            Change("""{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"],"holder":"DID"}""", change),
            new PresentationSigning(Securing.Default, _did, _method, _key) { Challenge = "c", Domain = "d.example" },
            CancellationToken.None));

    private static void Check(bool isSigned, Result<byte[]> result)
    {
        Assert.True(result.IsSuccess == isSigned, string.Join("; ", result.Problems.Select(problem => $"{problem.Code} {problem.Pointer}")));
        Assert.All(result.Problems, problem => Assert.InRange((int)problem.Code.Kind, (int)ProblemKind.BadInput, (int)ProblemKind.Refused));
    }

    /// <summary>The document with these members; DID stands for that of the signer.</summary>
    private static StrictJson Change(string document, string change)
    {
        var json = Parse(document);
        foreach (var (name, value) in Parse(change))
        {
            json[name] = value?.DeepClone();
        }

        return StrictJson.Parse(json.ToJsonString());
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json.Replace("DID", _did, StringComparison.Ordinal))!.AsObject();
}
