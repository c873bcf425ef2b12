using System.Text;
using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Credentials;

public sealed class EnvelopedPresentationTests
{
    [Theory]
    [InlineData("\"EnvelopedVerifiablePresentation\"")]
    [InlineData("[\"EnvelopedVerifiablePresentation\"]")]
    public void Accepts_TypeAsStringOrArray(string type) =>
        Assert.Equal("a.b.c", Encoding.ASCII.GetString(Expect.Success(Read(type, "data:application/vp+jwt,a.b.c"))));

    [Theory]
    [InlineData("\"VerifiablePresentation\"", "data:application/vp+jwt,a.b.c", "/type")]
    [InlineData("\"EnvelopedVerifiablePresentation\"", "data:application/vc+jwt,a.b.c", "/id")]
    [InlineData("\"EnvelopedVerifiablePresentation\"", "https://example.com/a.b.c", "/id")]
    [InlineData("\"EnvelopedVerifiablePresentation\"", "data:application/vp+jwt,é", "/id")]
    public void Refuses_WhatIsNone(string type, string id, string pointer)
    {
        var problem = Assert.Single(Read(type, id).Problems);

        Assert.Equal((ProblemCodes.EnvelopeInvalid, pointer), (problem.Code, problem.Pointer));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"type":"EnvelopedVerifiablePresentation","id":"data:application/vp+jwt,a.b.c"}""")]
    public void Refuses_OtherShapes(string json) => Expect.Failure(ProblemCodes.EnvelopeInvalid, EnvelopedPresentation.Read(StrictJson.Parse(json)));

    [Theory]
    [InlineData("application/vp-ld+jwt")]
    [InlineData("application/vp+ld+jwt")]
    [InlineData("application/vp+ld+json+jwt")]
    [InlineData("Application/VP+JWT")]
    public void Accepts_FormerNames(string mediaType) =>
        Assert.Equal("a.b.c", Encoding.ASCII.GetString(Expect.Success(Read("\"EnvelopedVerifiablePresentation\"", $"data:{mediaType},a.b.c"))));

    [Theory]
    [InlineData("application/vp+sd-jwt")]
    [InlineData("application/vp-ld+sd-jwt")]
    [InlineData("application/dc+sd-jwt")]
    [InlineData("application/vp+cose")]
    [InlineData("application/vp+cose;base64")]
    [InlineData("application/vp-ld+cose")]
    public void Names_OtherSecuring(string mediaType)
    {
        var problem = Assert.Single(Read("\"EnvelopedVerifiablePresentation\"", $"data:{mediaType},a.b.c").Problems);

        Assert.Equal((ProblemCodes.SecuringUnsupported, "/id"), (problem.Code, problem.Pointer));
    }

    [Theory]
    [InlineData("data:application/jwt,a.b.c")]
    [InlineData("data:vp+jwt,a.b.c")]
    [InlineData("data:,a.b.c")]
    [InlineData("data:application/vp+jwt;base64,YS5iLmM")]
    [InlineData("data:application/vp+jwt")]
    [InlineData("data:application/vp+xyz,a.b.c")]
    [InlineData("")]
    public void Rejects_OtherUrls(string id) =>
        Expect.Failure(ProblemCodes.EnvelopeInvalid, "/id", Read("\"EnvelopedVerifiablePresentation\"", id));

    private static Result<byte[]> Read(string type, string id) =>
        EnvelopedPresentation.Read(StrictJson.Parse($$"""{"@context":["https://www.w3.org/ns/credentials/v2"],"type":{{type}},"id":"{{id}}"}"""));
}
