using System.Text;
using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Credentials;

public sealed class EnvelopedCredentialTests
{
    [Theory]
    [InlineData("\"EnvelopedVerifiableCredential\"")]
    [InlineData("[\"EnvelopedVerifiableCredential\"]")]
    public void Accepts_TypeAsStringOrArray(string type) =>
        Assert.Equal("a.b.c", Encoding.ASCII.GetString(Expect.Success(Read(type, "data:application/vc+jwt,a.b.c"))));

    [Theory]
    [InlineData("\"VerifiableCredential\"", "data:application/vc+jwt,a.b.c", "/type")]
    [InlineData("\"EnvelopedVerifiableCredential\"", "data:application/vp+jwt,a.b.c", "/id")]
    [InlineData("\"EnvelopedVerifiableCredential\"", "https://example.com/a.b.c", "/id")]
    [InlineData("\"EnvelopedVerifiableCredential\"", "data:application/vc+jwt,é", "/id")]
    public void Refuses_WhatIsNone(string type, string id, string pointer)
    {
        var problem = Assert.Single(Read(type, id).Problems);

        Assert.Equal((ProblemCodes.EnvelopeInvalid, pointer), (problem.Code, problem.Pointer));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,a.b.c"}""")]
    public void Refuses_OtherShapes(string json) => Expect.Failure(ProblemCodes.EnvelopeInvalid, EnvelopedCredential.Read(StrictJson.Parse(json)));

    [Theory]
    [InlineData("application/vc-ld+jwt")]
    [InlineData("application/vc+ld+jwt")]
    [InlineData("application/vc+ld+json+jwt")]
    [InlineData("Application/VC+JWT")]
    public void Accepts_FormerNames(string mediaType) =>
        Assert.Equal("a.b.c", Encoding.ASCII.GetString(Expect.Success(Read("\"EnvelopedVerifiableCredential\"", $"data:{mediaType},a.b.c"))));

    [Theory]
    [InlineData("application/vc+sd-jwt")]
    [InlineData("application/vc-ld+sd-jwt")]
    [InlineData("application/dc+sd-jwt")]
    [InlineData("application/vc+cose")]
    [InlineData("application/vc+cose;base64")]
    [InlineData("application/vc-ld+cose")]
    public void Names_OtherSecuring(string mediaType)
    {
        var problem = Assert.Single(Read("\"EnvelopedVerifiableCredential\"", $"data:{mediaType},a.b.c").Problems);

        Assert.Equal((ProblemCodes.SecuringUnsupported, "/id"), (problem.Code, problem.Pointer));
    }

    [Theory]
    [InlineData("data:application/jwt,a.b.c")]
    [InlineData("data:vc+jwt,a.b.c")]
    [InlineData("data:,a.b.c")]
    [InlineData("data:application/vc+jwt;base64,YS5iLmM")]
    [InlineData("data:application/vc+jwt")]
    [InlineData("data:application/vc+xyz,a.b.c")]
    [InlineData("")]
    public void Rejects_OtherUrls(string id) =>
        Expect.Failure(ProblemCodes.EnvelopeInvalid, "/id", Read("\"EnvelopedVerifiableCredential\"", id));

    private static Result<byte[]> Read(string type, string id) =>
        EnvelopedCredential.Read(StrictJson.Parse($$"""{"@context":["https://www.w3.org/ns/credentials/v2"],"type":{{type}},"id":"{{id}}"}"""));
}
