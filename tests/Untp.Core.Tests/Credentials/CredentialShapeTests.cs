using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Credentials;
using Untp.Core.Problems;

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
    [InlineData("@context", "[\"https://www.w3.org/2018/credentials/v1\"]")]
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
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    public void Rejects_WhatIsNoObject(string json)
    {
        var problem = Assert.Single(CredentialShape.Check(new Credential(JsonElement.Parse(json))));

        Assert.Equal((ProblemCodes.CredentialShape, ""), (problem.Code, problem.Pointer));
    }

    [Fact]
    public void Reports_AllFaults() =>
        Assert.Equal(
            ["/@context", "/type", "/issuer", "/id", "/credentialSubject"],
            CredentialShape.Check(new Credential(JsonElement.Parse("""{"id":7}"""))).Select(problem => problem.Pointer));

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

        return CredentialShape.Check(new Credential(JsonElement.Parse(credential.ToJsonString())));
    }
}
