using System.Text.Json;
using Untp.Core.Credentials;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Credentials;

public sealed class SubjectIdentifiersTests
{
    [Theory]
    [InlineData("""{"id":"urn:a"}""", "urn:a")]
    [InlineData("""{"id":"urn:a","product":{"id":"urn:b"},"facility":{"id":"urn:c"}}""", "urn:a urn:b urn:c")]
    [InlineData("""[{"id":"urn:a"},{"product":{"id":"urn:b"}},{"id":7}]""", "urn:a urn:b")]
    [InlineData("\"urn:a\"", "")]
    public void Finds_TheThingItself(string subject, string identifiers) =>
        Assert.Equal(identifiers, string.Join(' ', SubjectIdentifiers.Of(new Credential(StrictJson.Parse($$"""{"credentialSubject":{{subject}}}""")))));
}
