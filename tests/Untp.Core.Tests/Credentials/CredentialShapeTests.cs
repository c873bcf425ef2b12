using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Credentials;

public sealed class CredentialShapeTests
{
    private const string Base = "\"https://www.w3.org/ns/credentials/v2\"";

    [Theory]
    [InlineData("issuer", "\"did:web:example.com\"")]
    [InlineData("issuer", "\"https://example.com/issuer\"")]
    [InlineData("issuer", """{"id":"did:web:example.com","name":"x"}""")]
    [InlineData("id", null)]
    [InlineData("id", "\"urn:uuid:1\"")]
    [InlineData("type", "\"VerifiableCredential\"")]
    [InlineData("type", """["X","VerifiableCredential"]""")]
    [InlineData("@context", $"[{Base}]")]
    [InlineData("@context", $"[{Base},\"https://example.com/x\",{{\"a\":null}}]")]
    [InlineData("credentialSubject", """[{"id":"urn:x"},{"name":"y"}]""")]
    public void Accepts_ACredential(string name, string? value) => Assert.Empty(Check(name, value));

    [Theory]
    [InlineData("@context", null)]
    [InlineData("@context", "[]")]
    [InlineData("@context", Base)]
    [InlineData("@context", "{}")]
    [InlineData("@context", "[7]")]
    [InlineData("@context", $"[\"https://example.com/x\",{Base}]")]
    [InlineData("@context", "[\"https://www.w3.org/ns/credentials/v2/\"]")]
    [InlineData("@context", "[\"http://www.w3.org/ns/credentials/v2\"]")]
    [InlineData("type", null)]
    [InlineData("type", "[]")]
    [InlineData("type", "7")]
    [InlineData("type", """["DigitalProductPassport"]""")]
    [InlineData("type", """["verifiableCredential"]""")]
    [InlineData("type", """["VerifiablePresentation"]""")]
    [InlineData("type", """[["VerifiableCredential"]]""")]
    [InlineData("issuer", null)]
    [InlineData("issuer", "7")]
    [InlineData("issuer", "\"\"")]
    [InlineData("issuer", "\"example\"")]
    [InlineData("issuer", "\"/issuer\"")]
    [InlineData("issuer", "\" did:web:example.com\"")]
    [InlineData("issuer", "\"did:web:example.com\\n\"")]
    [InlineData("issuer", "\"C:\\\\issuer\"")]
    [InlineData("issuer", "{}")]
    [InlineData("issuer", """{"id":7}""")]
    [InlineData("issuer", """{"name":"did:web:example.com"}""")]
    [InlineData("issuer", """["did:web:example.com"]""")]
    [InlineData("id", "7")]
    [InlineData("id", "null")]
    [InlineData("id", "\"\"")]
    [InlineData("id", "\"x\"")]
    [InlineData("id", "\"/x\"")]
    [InlineData("credentialSubject", null)]
    [InlineData("credentialSubject", "{}")]
    [InlineData("credentialSubject", "[]")]
    [InlineData("credentialSubject", "\"did:web:example.com\"")]
    [InlineData("credentialSubject", """[{"id":"urn:x"},{}]""")]
    [InlineData("credentialSubject", """[{"id":"urn:x"},"urn:y"]""")]
    public void Rejects_AFaultAtItsPlace(string name, string? value)
    {
        var problem = Assert.Single(Check(name, value));

        Assert.Equal((ProblemCodes.CredentialShape, "/" + name), (problem.Code, problem.Pointer));
    }

    [Theory]
    [InlineData("name", "\"x\"")]
    [InlineData("name", """{"@value":"x","@language":"en-GB","@direction":"ltr"}""")]
    [InlineData("description", """[{"@value":"Hund","@language":"de"},{"@value":"\u05db\u05dc\u05d1","@language":"he","@direction":"rtl"}]""")]
    [InlineData("issuer", """{"id":"did:web:example.com","name":{"@value":"x"},"description":["y"]}""")]
    [InlineData("credentialSchema", """{"id":"https://example.com/s","type":"JsonSchema"}""")]
    [InlineData("credentialSchema", """[{"id":"did:example:s","type":["JsonSchema","X"]}]""")]
    [InlineData("refreshService", """{"type":"X"}""")]
    [InlineData("termsOfUse", """[{"type":"X","id":"urn:x"},{"type":"Y"}]""")]
    [InlineData("evidence", """{"type":["X"],"id":"urn:x"}""")]
    [InlineData("renderMethod", """[{"type":"SvgRenderingTemplate2023","id":"https://example.com/t.svg"}]""")]
    [InlineData("confidenceMethod", """{"type":["X"]}""")]
    [InlineData("proof", """{"type":"DataIntegrityProof"}""")]
    [InlineData("relatedResource", """{"id":"urn:a","mediaType":"application/ld+json; charset=utf-8","digestSRI":"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}""")]
    [InlineData("relatedResource", """{"id":"https://example.com/a","digestSRI":"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}""")]
    [InlineData("relatedResource", """{"id":"urn:a","digestSRI":"sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"}""")]
    [InlineData("relatedResource", """{"id":"urn:a","digestSRI":"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=?x\tsha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}""")]
    [InlineData("relatedResource", """[{"id":"urn:a","digestMultibase":"uEiDjsMRCmPwcFJr79MiZb7kkJ65B5GSbk0yklZkbeFK4VQ"}]""")]
    public void Accepts_MembersThatMayBeThere(string name, string value) => Assert.Empty(Check(name, value));

    [Theory]
    [InlineData("@context", $"[{Base},\"https ://not-a-url\"]", "/@context/1")]
    [InlineData("@context", $"[{Base},{{}},null]", "/@context/2")]
    [InlineData("@context", $"[{Base},[]]", "/@context/1")]
    [InlineData("name", "7", "/name")]
    [InlineData("name", "[]", "/name")]
    [InlineData("name", """{"@value":7}""", "/name")]
    [InlineData("name", """{"@language":"en"}""", "/name")]
    [InlineData("name", """{"@value":"x","@language":"not a language"}""", "/name")]
    [InlineData("name", """{"@value":"x","@direction":"up"}""", "/name")]
    [InlineData("description", """["x",{"@value":"x","url":"urn:x"}]""", "/description/1")]
    [InlineData("issuer", """{"id":"did:web:example.com","name":{"en":"x"}}""", "/issuer/name")]
    [InlineData("issuer", """{"id":"did:web:example.com","description":[null]}""", "/issuer/description/0")]
    [InlineData("credentialSubject", """{"id":"subject"}""", "/credentialSubject/id")]
    [InlineData("credentialSubject", """[{"id":"urn:x"},{"id":7}]""", "/credentialSubject/1/id")]
    [InlineData("credentialSchema", """{"type":"JsonSchema"}""", "/credentialSchema/id")]
    [InlineData("credentialSchema", """[{"id":"schema","type":"JsonSchema"}]""", "/credentialSchema/0/id")]
    [InlineData("credentialSchema", """{"id":"urn:x"}""", "/credentialSchema/type")]
    [InlineData("credentialSchema", "[]", "/credentialSchema")]
    [InlineData("refreshService", """{"id":"urn:x"}""", "/refreshService/type")]
    [InlineData("refreshService", "\"urn:x\"", "/refreshService")]
    [InlineData("termsOfUse", """[{"type":"X"},{"type":[]}]""", "/termsOfUse/1/type")]
    [InlineData("termsOfUse", """{"type":"X","id":"x"}""", "/termsOfUse/id")]
    [InlineData("evidence", "{}", "/evidence/type")]
    [InlineData("evidence", """["urn:x"]""", "/evidence/0")]
    [InlineData("evidence", """{"type":["X",""]}""", "/evidence/type")]
    [InlineData("renderMethod", """{"id":"https://example.com/t.svg"}""", "/renderMethod/type")]
    [InlineData("renderMethod", "\"https://example.com/t.svg\"", "/renderMethod")]
    [InlineData("confidenceMethod", """[{"type":"X"},{}]""", "/confidenceMethod/1/type")]
    [InlineData("proof", "null", "/proof")]
    [InlineData("relatedResource", """{"id":"urn:a","mediaType":"json","digestSRI":"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}""", "/relatedResource/mediaType")]
    [InlineData("relatedResource", """{"id":"urn:a","mediaType":["a/b"],"digestSRI":"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}""", "/relatedResource/mediaType")]
    [InlineData("relatedResource", """{"id":"urn:a","mediaType":"a/b\n","digestSRI":"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}""", "/relatedResource/mediaType")]
    [InlineData("proof", """{"type":7}""", "/proof/type")]
    [InlineData("relatedResource", "[]", "/relatedResource")]
    [InlineData("relatedResource", "\"urn:x\"", "/relatedResource")]
    [InlineData("relatedResource", """{"id":"urn:x"}""", "/relatedResource")]
    [InlineData("relatedResource", """{"id":"x","digestSRI":"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}""", "/relatedResource/id")]
    [InlineData("relatedResource", """{"id":"urn:x","digestSRI":"md5-1B2M2Y8AsgTpgAmY7PhCfg=="}""", "/relatedResource/digestSRI")]
    [InlineData("relatedResource", """{"id":"urn:x","digestSRI":"sha384-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}""", "/relatedResource/digestSRI")]
    [InlineData("relatedResource", """{"id":"urn:x","digestSRI":[7]}""", "/relatedResource/digestSRI/0")]
    [InlineData("relatedResource", """{"id":"urn:x","digestSRI":""}""", "/relatedResource/digestSRI")]
    [InlineData("relatedResource", """{"id":"urn:x","digestSRI":"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU==="}""", "/relatedResource/digestSRI")]
    [InlineData("relatedResource", """{"id":"urn:x","digestSRI":"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV="}""", "/relatedResource/digestSRI")]
    [InlineData("relatedResource", """{"id":"urn:x","digestMultibase":"uEiDjsMRC"}""", "/relatedResource/digestMultibase")]
    public void Rejects_AFaultOfAMemberThatMayBeThere(string name, string value, string pointer)
    {
        var problem = Assert.Single(Check(name, value));

        Assert.Equal((ProblemCodes.CredentialShape, pointer), (problem.Code, problem.Pointer));
    }

    [Fact]
    public void Rejects_AResourceNamedTwice()
    {
        const string Resource = """{"id":"urn:a","digestSRI":"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}""";

        Assert.Equal("/relatedResource/1/id", Assert.Single(Check("relatedResource", $"[{Resource},{Resource}]")).Pointer);
    }

    [Fact]
    public void Accepts_DataModel11WhichKnowsNoNamesAndRelatedResources() => Assert.Empty(CredentialShape.Check(new Credential(StrictJson.Parse("""
        {"@context":["https://www.w3.org/2018/credentials/v1"],"type":["VerifiableCredential"],"issuer":"did:web:example.com",
         "issuanceDate":"2020-01-01T00:00:00Z","credentialSubject":{"id":"urn:x"},"name":{"en":"x"}}
        """))));

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    public void Rejects_WhatIsNoObject(string json)
    {
        var problem = Assert.Single(CredentialShape.Check(new Credential(StrictJson.Parse(json))));

        Assert.Equal((ProblemCodes.CredentialShape, ""), (problem.Code, problem.Pointer));
    }

    [Fact]
    public void Reports_AllFaults() =>
        Assert.Equal(
            ["/@context", "/type", "/issuer", "/id", "/credentialSubject"],
            CredentialShape.Check(new Credential(StrictJson.Parse("""{"id":7}"""))).Select(problem => problem.Pointer));

    private static IReadOnlyList<Problem> Check(string name, string? value)
    {
        var credential = JsonNode.Parse($$"""
            {"@context":[{{Base}}],"type":["VerifiableCredential"],"id":"https://example.com/1","issuer":"did:web:example.com","credentialSubject":{"id":"urn:x"} }
            """)!.AsObject();
        credential.Remove(name);
        if (value is not null)
        {
            credential[name] = JsonNode.Parse(value);
        }

        return CredentialShape.Check(new Credential(StrictJson.Parse(credential.ToJsonString())));
    }
}
