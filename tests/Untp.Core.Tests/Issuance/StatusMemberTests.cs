using System.Text;
using System.Text.Json.Nodes;
using Untp.Core.Issuance;

namespace Untp.Core.Tests.Issuance;

public sealed class StatusMemberTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1,"credentialStatus":{"x":2}}""")]
    [InlineData(" {\"a\": \"}\"\n}\n ", " {\"a\": \"}\",\"credentialStatus\":{\"x\":2}}\n ")]
    public void Appends_AndTouchesNothingElse(string before, string after) =>
        Assert.Equal(after, Encoding.UTF8.GetString(StatusMember.Append(Encoding.UTF8.GetBytes(before), JsonNode.Parse("""{"x":2}""")!)));
}
