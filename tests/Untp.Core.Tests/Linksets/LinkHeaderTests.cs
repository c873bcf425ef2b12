using Untp.Core.Linksets;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Linksets;

public sealed class LinkHeaderTests
{
    // RFC 8288, section 3.5.
    [Fact]
    public void Read_TakesTheExamplesOfTheRfc()
    {
        var chapter = Assert.Single(Expect.Success(LinkHeader.Read("""<http://example.com/TheBook/chapter2>; rel="previous"; title="previous chapter" """)));
        Assert.Equal(("previous", "http://example.com/TheBook/chapter2", "previous chapter"), (chapter.Relation, chapter.Target.Href, chapter.Target.Title));

        Assert.Equal("http://example.net/foo", Assert.Single(Expect.Success(LinkHeader.Read("""</>; rel="http://example.net/foo" """))).Relation);
        Assert.Equal("#foo", Assert.Single(Expect.Success(LinkHeader.Read("""</terms>; rel="copyright"; anchor="#foo" """))).Anchor);

        var german = Expect.Success(LinkHeader.Read("</TheBook/chapter2>; rel=\"previous\"; title*=UTF-8'de'letztes%20Kapitel, </TheBook/chapter4>; rel=\"next\"; title*=UTF-8'de'n%c3%a4chstes%20Kapitel"));
        Assert.Equal([("previous", "letztes Kapitel"), ("next", "nächstes Kapitel")], german.Select(link => (link.Relation, link.Target.Title)));

        Assert.Equal(["start", "http://example.net/relation/other"], Expect.Success(LinkHeader.Read("""<http://example.org/>; rel="start http://example.net/relation/other" """)).Select(link => link.Relation));
    }

    [Fact]
    public void Read_TakesWhatTheGrammarAllows()
    {
        var links = Expect.Success(LinkHeader.Read(", <a> ; REL = untp:dpp ;; type=\"application/vc+jwt\" ; hreflang=de; hreflang=en; rel=other; title=\"a \\\"b\\\", <c>; d\" ; flag,, <b>;rel=linkset;,<c>"));
        Assert.Equal(["dpp", "linkset"], links.Select(link => link.Relation));
        Assert.Equal(["de", "en"], links[0].Target.Hreflang);
        Assert.Equal("a \"b\", <c>; d", links[0].Target.Title);
        Assert.Equal("application/vc+jwt", links[0].Target.Type);
        Assert.Empty(Expect.Success(LinkHeader.Read("")));
    }

    [Theory]
    [InlineData("a; rel=b")]
    [InlineData("<a; rel=b")]
    [InlineData("<a> rel=b")]
    [InlineData("<a>; rel=\"b")]
    [InlineData("<a>; =b")]
    [InlineData("<a>; rel=\"b\" c")]
    [InlineData("<a b>; rel=c")]
    [InlineData("<a>; rel=b <c>; rel=d")]
    public void Read_RefusesWhatItDoesNot(string field) => Expect.Failure(ProblemCodes.LinkHeaderSyntax, LinkHeader.Read(field));

    [Fact]
    public void Read_HasLimits()
    {
        Assert.Equal(200, Expect.Success(LinkHeader.Read(string.Join(',', Enumerable.Repeat("<a>;rel=b", 200)))).Count);
        Expect.Failure(ProblemCodes.LinkHeaderSyntax, LinkHeader.Read(string.Join(',', Enumerable.Repeat("<a>;rel=b", 201))));
        Expect.Failure(ProblemCodes.LinkHeaderSyntax, LinkHeader.Read($"<a>;rel=\"{string.Join(' ', Enumerable.Repeat("b", 201))}\""));
        Assert.Single(Expect.Success(LinkHeader.Read($"<a>;rel=b{string.Concat(Enumerable.Repeat(";c=d", 31))}")));
        Expect.Failure(ProblemCodes.LinkHeaderSyntax, LinkHeader.Read($"<a>;rel=b{string.Concat(Enumerable.Repeat(";c=d", 32))}"));
        Expect.Failure(ProblemCodes.LinkHeaderSyntax, LinkHeader.Read($"<{new string('a', 16 * 1024)}>;rel=b"));
    }

    [Theory]
    [InlineData("dpp", "https://mill.example/a?b=c;d,e", "Pass", null)]
    [InlineData("linkset", "/linkset", "a \"b\\c\" ; , <d>", "https://id.gs1.org/01/1")]
    [InlineData("https://gs1.org/voc/pip", "https://b", "„Größe“ 'x' (50 %) 😀", null)]
    public void Write_ReadsAsTheSame(string relation, string href, string title, string? anchor)
    {
        HeaderLink[] links = [new(relation, new() { Href = href, Title = title, Type = "text/html", Hreflang = ["de", "en-GB"] }, anchor), new("edit", new() { Href = "https://c" })];
        var read = Expect.Success(LinkHeader.Read(LinkHeader.Write(links)));
        Assert.Equal(
            links.Select(link => (link.Relation, link.Target.Href, link.Target.Title, link.Target.Type, string.Join(',', link.Target.Hreflang), link.Anchor)),
            read.Select(link => (link.Relation, link.Target.Href, link.Target.Title, link.Target.Type, string.Join(',', link.Target.Hreflang), link.Anchor)));
    }

    [Fact]
    public void Write_NeverBreaksALine()
    {
        var field = LinkHeader.Write([new("a\r\nb", new() { Href = "https://a/\r\nSet-Cookie: x>;rel=y", Title = "c\r\nd", Type = "e\nf", Hreflang = ["g\rh"] }, "i\r\n>")]);
        Assert.DoesNotContain(field, c => c is < ' ' or > '~');
        Assert.Single(Expect.Success(LinkHeader.Read(field)));
    }

    [Fact]
    public void Read_NeverThrowsAndWhatItReadsIsWrittenAlike()
    {
        string[] pieces = ["<", ">", ";", ",", "=", "\"", "\\", " ", "\t", "rel", "rel=", "title*=UTF-8''%", "title=", "a", "dpp", "%C3", "ä", "\uD800", "\0", "<a>; rel=\"b c\"", "anchor=\"x\""];
        var random = new Random(8187);
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var field = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var result = LinkHeader.Read(random.Next(2) == 0 ? $"<https://a>;rel=b;{field}" : field);
            if (result.IsSuccess && result.Value.Count > 0)
            {
                read++;
                var written = LinkHeader.Write(result.Value);
                Assert.Equal(written, LinkHeader.Write(Expect.Success(LinkHeader.Read(written))));
            }
        }

        Assert.InRange(read, 500, 19_500);
    }
}
