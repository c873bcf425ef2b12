using System.Text;
using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Problems;

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
    public void Refuses_OtherShapes(string json) => Expect.Failure(ProblemCodes.EnvelopeInvalid, EnvelopedCredential.Read(JsonElement.Parse(json)));

    private static Result<byte[]> Read(string type, string id) =>
        EnvelopedCredential.Read(JsonElement.Parse($$"""{"@context":["https://www.w3.org/ns/credentials/v2"],"type":{{type}},"id":"{{id}}"}"""));
}
