namespace Untp.LinkedData.Tests;

/// <summary>The examples of RFC 3986, section 5.4.</summary>
public sealed class IriReferenceTests
{
    [Theory]
    [InlineData("g:h", "g:h")]
    [InlineData("g", "http://a/b/c/g")]
    [InlineData("./g", "http://a/b/c/g")]
    [InlineData("g/", "http://a/b/c/g/")]
    [InlineData("/g", "http://a/g")]
    [InlineData("//g", "http://g")]
    [InlineData("?y", "http://a/b/c/d;p?y")]
    [InlineData("g?y", "http://a/b/c/g?y")]
    [InlineData("#s", "http://a/b/c/d;p?q#s")]
    [InlineData("g?y#s", "http://a/b/c/g?y#s")]
    [InlineData(";x", "http://a/b/c/;x")]
    [InlineData("", "http://a/b/c/d;p?q")]
    [InlineData(".", "http://a/b/c/")]
    [InlineData("..", "http://a/b/")]
    [InlineData("../g", "http://a/b/g")]
    [InlineData("../..", "http://a/")]
    [InlineData("../../../g", "http://a/g")]
    [InlineData("/./g", "http://a/g")]
    [InlineData("/../g", "http://a/g")]
    [InlineData("g.", "http://a/b/c/g.")]
    [InlineData("..g", "http://a/b/c/..g")]
    [InlineData("./g/.", "http://a/b/c/g/")]
    [InlineData("g/../h", "http://a/b/c/h")]
    [InlineData("g;x=1/../y", "http://a/b/c/y")]
    [InlineData("g?y/../x", "http://a/b/c/g?y/../x")]
    public void Resolves(string reference, string expected) => Assert.Equal(expected, IriReference.Resolve("http://a/b/c/d;p?q", reference));

    [Theory]
    [InlineData("https://e.example/#a", true)]
    [InlineData("urn:a:\u00e9", true)]
    [InlineData("https://e.example/#a#b", false)]
    [InlineData("https://e.example/a b", false)]
    [InlineData("e.example/a", false)]
    [InlineData("1a:b", false)]
    [InlineData(":a", false)]
    public void Knows_WellFormedIris(string text, bool expected) => Assert.Equal(expected, IriReference.IsWellFormed(text));
}
