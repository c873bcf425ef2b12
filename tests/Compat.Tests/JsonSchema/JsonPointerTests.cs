using System.Text.Json.Nodes;
using Json.Pointer;

namespace Compat.Tests.JsonSchema;

public sealed class JsonPointerTests
{
    // RFC 6901 section 5.
    private static readonly JsonNode _document = JsonNode.Parse(
        """{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8,"~1":9,"none":null}""")!;

    [Theory]
    [InlineData("/foo", """["bar","baz"]""")]
    [InlineData("/foo/0", "\"bar\"")]
    [InlineData("/foo/1", "\"baz\"")]
    [InlineData("/", "0")]
    [InlineData("/a~1b", "1")]
    [InlineData("/c%d", "2")]
    [InlineData("/e^f", "3")]
    [InlineData("/g|h", "4")]
    [InlineData("/i\\j", "5")]
    [InlineData("/k\"l", "6")]
    [InlineData("/ ", "7")]
    [InlineData("/m~0n", "8")]
    [InlineData("/~01", "9")]
    [InlineData("#/foo/0", "\"bar\"")]
    [InlineData("#/a~1b", "1")]
    [InlineData("#/c%25d", "2")]
    [InlineData("#/e%5Ef", "3")]
    [InlineData("#/%20", "7")]
    public void Finds_The_Value(string text, string expected)
    {
        Assert.True(JsonPointer.Parse(text).TryEvaluate(_document, out var found));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), found), $"{text} gave {found?.ToJsonString()}");
    }

    [Fact]
    public void Finds_The_Whole_Document_And_Null()
    {
        Assert.True(JsonPointer.Empty.TryEvaluate(_document, out var whole));
        Assert.Same(_document, whole);
        Assert.True(JsonPointer.Parse("/none").TryEvaluate(_document, out var none));
        Assert.Null(none);
    }

    [Theory]
    [InlineData("/foo/2")]
    [InlineData("/foo/-")]
    [InlineData("/foo/01")]
    [InlineData("/foo/00")]
    [InlineData("/foo/+1")]
    [InlineData("/foo/-1")]
    [InlineData("/foo/ 1")]
    [InlineData("/foo/1e0")]
    [InlineData("/foo/")]
    [InlineData("/foo/4294967296")]
    [InlineData("/foo/٠")]
    [InlineData("/Foo")]
    [InlineData("/none/x")]
    [InlineData("/foo/0/0")]
    public void Finds_Nothing(string text)
    {
        Assert.False(JsonPointer.Parse(text).TryEvaluate(_document, out var found));
        Assert.Null(found);
    }

    [Theory]
    [InlineData("foo")]
    [InlineData(" /foo")]
    [InlineData("/a~b")]
    [InlineData("/a~2")]
    [InlineData("/a~")]
    [InlineData("#foo")]
    [InlineData("0/foo")]
    [InlineData(null)]
    public void Rejects_Text_That_Is_No_Pointer(string? text)
    {
        Assert.False(JsonPointer.TryParse(text, out var pointer));
        Assert.Null(pointer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("//")]
    [InlineData("/a~1b/m~0n/~01/0")]
    public void Writes_What_It_Read(string text) => Assert.Equal(text, JsonPointer.Parse(text).ToString());

    [Fact]
    public void Combines_And_Compares()
    {
        var made = JsonPointer.Create("foo").Combine("a/b", 0).Combine(JsonPointer.Parse("/~0"));

        Assert.Equal("/foo/a~1b/0/~0", made.ToString());
        Assert.True(made == JsonPointer.Parse("#/foo/a~1b/0/~0"));
        Assert.True(made != JsonPointer.Parse("/foo/a~1b/0/~1"));
        Assert.Equal(made.GetHashCode(), JsonPointer.Parse("/foo/a~1b/0/~0").GetHashCode());
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("1/0", true)]
    [InlineData("2/highly/nested/objects", true)]
    [InlineData("0#", true)]
    [InlineData("0-1/a", true)]
    [InlineData("10+20#", true)]
    [InlineData("", false)]
    [InlineData("/foo", false)]
    [InlineData("-1/foo", false)]
    [InlineData("+1/foo", false)]
    [InlineData("01/a", false)]
    [InlineData("0##", false)]
    [InlineData("0#/a", false)]
    [InlineData("0+0/a", false)]
    [InlineData("1foo", false)]
    [InlineData(null, false)]
    public void Knows_A_Relative_Pointer(string? text, bool isOne)
    {
        Assert.Equal(isOne, RelativeJsonPointer.TryParse(text, out var pointer));
        Assert.Equal(isOne ? text : null, pointer?.ToString());
    }
}
