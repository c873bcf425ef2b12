using System.Text.Json;
using Untp.Core.Credentials;

namespace Untp.Core.Tests.Credentials;

public sealed class SubjectIdentifiersTests
{
    [Theory]
    [InlineData("""{"id":"urn:a"}""", "urn:a")]
    [InlineData("""{"id":"urn:a","product":{"id":"urn:b"},"facility":{"id":"urn:c"}}""", "urn:a urn:b urn:c")]
    [InlineData("""[{"id":"urn:a"},{"product":{"id":"urn:b"}},{"id":7}]""", "urn:a urn:b")]
    [InlineData("\"urn:a\"", "")]
    public void Finds_TheThingItself(string subject, string identifiers) =>
        Assert.Equal(identifiers, string.Join(' ', SubjectIdentifiers.Of(new Credential(JsonElement.Parse($$"""{"credentialSubject":{{subject}}}""")))));

    [Theory]
    [InlineData("https://id.example/01/1", "HTTPS://ID.example:443/01/1")]
    [InlineData("https://id.example/01/1", "https://id.example/01/1/")]
    [InlineData("https://id.example/a%2fb", "https://id.example/a%2Fb")]
    [InlineData("urn:gtr:x:1", "urn:gtr:x:1")]
    public void Are_TheSame(string one, string other) => Assert.True(SubjectIdentifiers.AreSame(one, other));

    [Theory]
    [InlineData("https://id.example/01/1", "https://id.example/01/2")]
    [InlineData("https://id.example/01/1", "http://id.example/01/1")]
    [InlineData("https://id.example/a", "https://id.example/A")]
    [InlineData("https://id.example/1", "https://user@id.example/1")]
    [InlineData("urn:gtr:x:1", "URN:gtr:x:1")]
    [InlineData("https://id.example/1", "https://id.example/1?a")]
    public void Are_NotTheSame(string one, string other) => Assert.False(SubjectIdentifiers.AreSame(one, other));
}
