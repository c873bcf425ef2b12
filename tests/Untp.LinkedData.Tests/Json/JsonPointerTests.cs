using Untp.LinkedData.Json;

namespace Untp.LinkedData.Tests.Json;

public sealed class JsonPointerTests
{
    // The names of RFC 6901, section 5.
    [Theory]
    [InlineData("foo", "/foo")]
    [InlineData("", "/")]
    [InlineData("a/b", "/a~1b")]
    [InlineData("c%d", "/c%d")]
    [InlineData("e^f", "/e^f")]
    [InlineData("m~n", "/m~0n")]
    [InlineData("~1", "/~01")]
    [InlineData(" ", "/ ")]
    [InlineData("0", "/0")]
    public void Escapes_AReferenceToken(string token, string expected)
    {
        Assert.Equal(expected, JsonPointer.Append("", token));
        Assert.Equal("/x" + expected, JsonPointer.Append("/x", token));
    }
}
