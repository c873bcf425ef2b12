using System.Text;
using Untp.Core.Trust;

namespace Untp.Core.Tests.Trust;

public sealed class AnchorCredentialTests
{
    private const string Jws = "eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.AAAA";

    [Theory]
    [InlineData(Jws)]
    [InlineData("\r\n " + Jws + "\n")]
    [InlineData($$"""{"@context":["https://www.w3.org/ns/credentials/v2"],"type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,{{Jws}}"}""")]
    public void Takes_TheCredentialOut(string content) =>
        Assert.Equal(Jws, Encoding.ASCII.GetString(Expect.Success(AnchorCredential.Read(Encoding.UTF8.GetBytes(content), 1024)).Span));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("<html></html>")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("a.b")]
    public void Refuses_AllElse(string content) =>
        Assert.Equal("ANCHOR_UNREADABLE", AnchorCredential.Read(Encoding.UTF8.GetBytes(content), 1024).Problems[0].Code.Id);
}
