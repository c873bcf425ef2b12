using System.Text.Json.Nodes;
using Json.More;

namespace Compat.Tests.JsonSchema;

public sealed class JsonNodeTests
{
    [Theory]
    [InlineData("1", "1.0", true)]
    [InlineData("100", "1e2", true)]
    [InlineData("0", "-0.0", true)]
    [InlineData("1e400", "10e399", true)]
    [InlineData("12345678901234567890123456789012345", "12345678901234567890123456789012345.0", true)]
    [InlineData("""{"a":1,"b":[2]}""", """{"b":[2.0],"a":1}""", true)]
    [InlineData("\"é\"", "\"\\u00e9\"", true)]
    [InlineData("null", "null", true)]
    [InlineData("12345678901234567890123456789012345", "12345678901234567890123456789012346", false)]
    [InlineData("9007199254740993", "9007199254740992", false)]
    [InlineData("0", "false", false)]
    [InlineData("1", "\"1\"", false)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("null", "{}", false)]
    [InlineData("""{"a":null}""", "{}", false)]
    public void Compares_Values(string left, string right, bool isEqual)
    {
        var (a, b) = (JsonNode.Parse(left), JsonNode.Parse(right));

        Assert.Equal(isEqual, a.IsEquivalentTo(b));
        Assert.Equal(isEqual, JsonNodeEqualityComparer.Instance.Equals(b, a));
        if (isEqual)
        {
            Assert.Equal(JsonNodeEqualityComparer.Instance.GetHashCode(a), JsonNodeEqualityComparer.Instance.GetHashCode(b));
        }
    }

    [Fact]
    public void Compares_Numbers_Made_In_Code() => Assert.True(((JsonNode)1).IsEquivalentTo(JsonNode.Parse("1.0")));

    [Theory]
    [InlineData("12", "12")]
    [InlineData("-1.50", "-1.50")]
    [InlineData("1e2", "100")]
    [InlineData("1E-28", "0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("\"12\"", null)]
    [InlineData("true", null)]
    public void Reads_A_Number(string text, string? expected) =>
        Assert.Equal(expected is null ? null : decimal.Parse(expected), JsonNode.Parse(text)!.AsValue().GetNumber());

    [Theory]
    [InlineData("1e400")]
    [InlineData("1e-29")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("0.10000000000000000000000000000001")]
    public void Refuses_A_Number_That_No_Decimal_Equals(string text) =>
        Assert.Throws<NotSupportedException>(() => JsonNode.Parse(text)!.AsValue().GetNumber());

    [Fact]
    public void Tells_A_Member_Named_Twice_From_A_Missing_One()
    {
        Assert.False(JsonNode.Parse("""{"a":1}""")!.AsObject().TryGetValue("b", out _, out var missing));
        Assert.Null(missing);
        Assert.False(JsonNode.Parse("""{"a":1,"a":2}""")!.AsObject().TryGetValue("a", out _, out var twice));
        Assert.IsType<ArgumentException>(twice);
    }

    [Fact]
    public void Copies_Nodes_Of_Another_Document_Into_An_Array()
    {
        var document = JsonNode.Parse("""{"a":{"b":1}}""")!;

        Assert.Equal("""[{"b":1},null,2]""", new[] { document["a"], null, 2 }.ToJsonArray().AsJsonString());
        Assert.NotNull(document["a"]);
        Assert.Equal("null", ((JsonNode?)null).AsJsonString());
    }
}
