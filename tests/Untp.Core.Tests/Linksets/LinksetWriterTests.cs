using System.Text;
using System.Text.Json;
using Untp.Core.Linksets;
using Untp.Core.Problems;
using Untp.Core.Schemas;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Linksets;

public sealed class LinksetWriterTests
{
    private static readonly LinkTarget _full = new()
    {
        Href = "https://mill.example/dpp.json?a=1&b=%20",
        Title = "Produktpass „7“ <&>",
        Type = "application/vc+jwt",
        Hreflang = ["en", "de-CH"],
        Context = ["DE", "AT"],
        Fwqs = true,
        Public = false,
        Rel = ["predecessor-version"],
        Method = ["POST", "X-API-Key"],
        EncryptionMethod = "AES-128",
        AccessRole = ["untp:accessRole#Anonymous"],
    };

    private static readonly LinkTarget _least = new() { Href = "http://mill.example", Title = "Mill" };

    [NeedsFact(Part.Shared)]
    public void Write_IsValidAndReadsAsTheSame()
    {
        var linkset = new Linkset([
            new("https://id.gs1.org/01/09506000134352/10/L", "A batch", [new("untp:dpp", [_full, _least]), new("gs1:pip", [_least])]),
            new("https://id.gs1.org/01/09506000134352", null, [new("linkset", [_least])]),
        ]);
        var bytes = Expect.Success(LinksetWriter.Write(linkset));

        Assert.Empty(Schema().Validate(StrictJson.Parse(bytes)));
        Assert.Equal(bytes, Expect.Success(LinksetWriter.Write(Expect.Success(LinksetReader.Read(bytes)))));
        var first = StrictJson.Parse(bytes).GetProperty("linkset")[0];
        Assert.Equal(["anchor", "description", "dpp", "https://gs1.org/voc/pip"], first.EnumerateObject().Select(member => member.Name));
        Assert.Equal(_full.Title, first.GetProperty("dpp")[0].GetProperty("title").GetString());
        Assert.Equal(["href", "title"], first.GetProperty("dpp")[1].EnumerateObject().Select(member => member.Name));
    }

    [NeedsFact(Part.Shared)]
    public void Write_WhatItTakesTheSchemaTakes_AndWhatTheSchemaRefusesItRefuses()
    {
        var schema = Schema();
        var random = new Random(9264);
        string[] hrefs = ["https://mill.example/a", "http://x", "ftp://x", "ipfs://bafy", "https://", "https://ä", "", "mill", "https://a b"];
        string?[] titles = ["T", "", null, "\u0000\uD800"];
        string?[] types = [null, "text/html", "application/vc+jwt", "text", "", "text/html; charset=utf-8"];
        string[][] languages = [[], ["en"], ["en-GB"], ["zh-Hans"], ["e"], ["en", "*"], ["ä1"]];
        string[] relations = ["dpp", "untp:dpp", "gs1:pip", "https://a/b", "https://a/b#c", "Dpp", "untp:x_y", "anchor", ""];
        string[] anchors = ["https://id.gs1.org/01/1", "did:web:x", "https://", "HTTPS://A"];
        var (taken, refused) = (0, 0);
        for (var i = 0; i < 5000; i++)
        {
            T Any<T>(T[] of) => of[random.Next(of.Length)];
            var target = _full with { Href = Any(hrefs), Title = Any(titles), Type = Any(types), Hreflang = Any(languages) };
            var linkset = new Linkset([new(Any(anchors), null, [new(Any(relations), [random.Next(2) == 0 ? _least : target])])]);
            var result = LinksetWriter.Write(linkset);
            if (result.IsSuccess)
            {
                taken++;
                Assert.Empty(schema.Validate(Expect.Success(StrictJsonReader.Read(result.Value).ToResult())));
                continue;
            }

            refused++;
            Assert.All(result.Problems, problem => Assert.Equal(ProblemCodes.LinkInvalid, problem.Code));
        }

        Assert.True(taken > 100 && refused > 1000, $"{taken} taken, {refused} refused");
    }

    [Theory]
    [InlineData("https://mill.example", "Mill", "text/html", "en", "")]
    [InlineData("mailto:a@b", "Mill", "text/html", "en", "/linkset/0/dpp/0/href")]
    [InlineData("https://a/<b>", "Mill", "text/html", "en", "/linkset/0/dpp/0/href")]
    [InlineData("https://mill.example", "", "text/html", "en", "/linkset/0/dpp/0/title")]
    [InlineData("https://mill.example", "Mill", "html", "en", "/linkset/0/dpp/0/type")]
    [InlineData("https://mill.example", "Mill", "text/html", "zh-Hans", "/linkset/0/dpp/0/hreflang/0")]
    public void Write_NamesThePlace(string href, string title, string type, string language, string pointer)
    {
        var result = LinksetWriter.Write(new Linkset([new("https://a", null, [new("dpp", [new() { Href = href, Title = title, Type = type, Hreflang = [language] }])])]));
        if (pointer.Length == 0)
        {
            Expect.Success(result);
            return;
        }

        Expect.Failure(ProblemCodes.LinkInvalid, pointer, result);
    }

    [Fact]
    public void Write_NamesEveryFault()
    {
        var result = LinksetWriter.Write(new Linkset([new("did:web:x", null, [new("dpp", [_least]), new("untp:dpp", [_least]), new("a/b", [_full with { AccessRole = [] }])])]));
        Assert.Equal(
            ["/linkset/0/anchor", "/linkset/0/dpp", "/linkset/0/a~1b", "/linkset/0/a~1b/0/accessRole"],
            result.Problems.Select(problem => problem.Pointer));
        Assert.Equal(2, LinksetWriter.Check("Dpp", new() { Href = "https://a" }).Count);
        Assert.Empty(LinksetWriter.Check("untp:dpp", _full));
    }

    [Fact]
    public void Write_OfNoLinksIsALinkset() => Assert.Equal("""{"linkset":[]}""", Encoding.UTF8.GetString(Expect.Success(LinksetWriter.Write(new Linkset([])))));

    // It is written in draft 7, but in words that mean the same in 2020-12.
    private static CredentialSchema Schema() => Expect.Success(CredentialSchema.Compile(Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(Vectors.ReadBytes("documents", "untp", "0.7.0", "schema", "linkset.json")).Replace("http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema", StringComparison.Ordinal))));
}
