using System.Text.Json;
using Untp.Core.Credentials;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Credentials;

public sealed class CredentialTests
{
    [Fact]
    public void Reads_ItsMembers()
    {
        var credential = Read("""
            {"@context":["a",{"x":1},"b"],"type":["T",7,"U"],"id":"urn:1","issuer":{"id":"did:web:a"},"credentialStatus":{}}
            """);

        Assert.Equal(("urn:1", "did:web:a", true), (credential.Id, credential.Issuer, credential.HasStatus));
        Assert.Equal(["a", "b"], credential.Contexts);
        Assert.Equal(["T", "U"], credential.Types);
        Assert.Null(credential.UntpType);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"@context":7,"type":{},"id":[],"issuer":[{"id":"did:web:a"}]}""")]
    public void Reads_OtherTypesAsAbsent(string json)
    {
        var credential = Read(json);

        Assert.Equal((null, null, false), (credential.Id, credential.Issuer, credential.HasStatus));
        Assert.Empty(credential.Contexts);
        Assert.Empty(credential.Types);
        Assert.Null(credential.UntpType);
    }

    [Theory]
    [InlineData("""{"credentialStatus":null}""")]
    [InlineData("""{"credentialStatus":[]}""")]
    [InlineData("""{"credentialStatus":[{},{}]}""")]
    [InlineData("""{"credentialStatus":"x"}""")]
    public void Has_AStatusWhateverItsForm(string json) => Assert.True(Read(json).HasStatus);

    private static Credential Read(string json) => new(StrictJson.Parse(json));
}
