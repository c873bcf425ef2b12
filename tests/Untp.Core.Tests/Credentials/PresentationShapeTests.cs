using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Credentials;

public sealed class PresentationShapeTests
{
    private const string Base = "\"https://www.w3.org/ns/credentials/v2\"";
    private const string Credential = """{"type":["VerifiableCredential"],"issuer":"urn:x"}""";
    private const string Envelope = """{"@context":"https://www.w3.org/ns/credentials/v2","type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,a.b.c"}""";

    [Theory]
    [InlineData("holder", "\"did:web:example.com\"")]
    [InlineData("holder", """{"id":"did:web:example.com","name":"x"}""")]
    [InlineData("holder", null)]
    [InlineData("id", null)]
    [InlineData("verifiableCredential", null)]
    [InlineData("verifiableCredential", Credential)]
    [InlineData("verifiableCredential", $"[{Credential},{Envelope}]")]
    [InlineData("type", """["VerifiablePresentation","X"]""")]
    [InlineData("type", "\"VerifiablePresentation\"")]
    [InlineData("termsOfUse", """{"type":"X"}""")]
    [InlineData("@context", """["https://www.w3.org/2018/credentials/v1"]""")]
    public void Accepts_APresentation(string name, string? value) => Assert.Empty(Check(name, value));

    [Theory]
    [InlineData("@context", null, "/@context")]
    [InlineData("@context", $"[{{}},{Base}]", "/@context")]
    [InlineData("@context", $"[{Base},7]", "/@context/1")]
    [InlineData("type", null, "/type")]
    [InlineData("type", """["VerifiableCredential"]""", "/type")]
    [InlineData("id", "\"x\"", "/id")]
    [InlineData("holder", "\"Acme\"", "/holder")]
    [InlineData("holder", """{"name":"Acme"}""", "/holder")]
    [InlineData("holder", "null", "/holder")]
    [InlineData("verifiableCredential", "[]", "/verifiableCredential")]
    [InlineData("verifiableCredential", "\"a.b.c\"", "/verifiableCredential")]
    [InlineData("verifiableCredential", $"[{Credential},\"a.b.c\"]", "/verifiableCredential/1")]
    [InlineData("verifiableCredential", """[{"type":"X"}]""", "/verifiableCredential/0/type")]
    [InlineData("verifiableCredential", """{"@context":"https://www.w3.org/ns/credentials/v2","type":"EnvelopedVerifiableCredential","id":"urn:x"}""", "/verifiableCredential/id")]
    [InlineData("verifiableCredential", """{"type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,a.b.c"}""", "/verifiableCredential/@context")]
    [InlineData("termsOfUse", "{}", "/termsOfUse/type")]
    [InlineData("proof", "null", "/proof")]
    [InlineData("proof", "[{}]", "/proof/0/type")]
    public void Rejects_AFaultAtItsPlace(string name, string? value, string pointer)
    {
        var problem = Assert.Single(Check(name, value));

        Assert.Equal((ProblemCodes.PresentationShape, pointer), (problem.Code, problem.Pointer));
    }

    [Fact]
    public void Rejects_WhatIsNoObject() => Assert.Equal(ProblemCodes.PresentationShape, Assert.Single(PresentationShape.Check(StrictJson.Parse("[]"))).Code);

    [Fact]
    public void Rejects_MoreCredentialsThanAreLookedAt() =>
        Assert.Equal("/verifiableCredential", Assert.Single(Check("verifiableCredential", $"[{string.Join(',', Enumerable.Repeat(Credential, PresentationShape.MaxCredentials + 1))}]")).Pointer);

    private static IReadOnlyList<Problem> Check(string name, string? value)
    {
        var presentation = JsonNode.Parse($$"""{"@context":[{{Base}}],"type":["VerifiablePresentation"],"id":"urn:x","holder":"did:web:example.com"}""")!.AsObject();
        presentation.Remove(name);
        if (value is not null)
        {
            presentation[name] = JsonNode.Parse(value);
        }

        return PresentationShape.Check(StrictJson.Parse(presentation.ToJsonString()));
    }
}
