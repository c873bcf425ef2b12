using System.Text;
using Untp.Core.Linksets;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Linksets;

public sealed class LinksetReaderTests
{
    [Fact]
    public void Read_UnderstandsWhatPagesShow()
    {
        var linkset = Expect.Success(LinksetReader.Read("""
            {"@context":"https://x","linkset":[{"anchor":"did:web:mill.example","itemDescription":"Mill",
            "untp:dia":[{"href":"ipfs://bafy","hreflang":"zh-Hans","method":"POST","type":"application/vc+jwt","hash":"x","title*":[{"value":"Anker","language":"de"}]}],
            "https://untp.unece.org/vocabulary/linkType#digitalIdentityAnchor":{"href":"https://b","title":"B","rel":["untp:predecessor-version"],"public":true,"fwqs":"yes"},
            "gs1:pip":[]}]}
            """u8));

        var context = Assert.Single(linkset.Contexts);
        Assert.Equal(("did:web:mill.example", "Mill"), (context.Anchor, context.Description));
        Assert.Equal(["dia", "https://gs1.org/voc/pip"], context.Relations.Select(relation => relation.Name));
        var targets = context.Find("untp:digitalIdentityAnchor");
        Assert.Equal(["ipfs://bafy", "https://b"], targets.Select(target => target.Href));
        Assert.Equal("Anker", targets[0].Title);
        Assert.Equal(["zh-Hans"], targets[0].Hreflang);
        Assert.Equal(["POST"], targets[0].Method);
        Assert.Equal(["predecessor-version"], targets[1].Rel);
        Assert.Equal((true, null), (targets[1].Public, targets[1].Fwqs));
        Assert.Empty(context.Find("dpp"));
    }

    [NeedsFact(Part.Shared)]
    public void Read_TakesThePublishedSample()
    {
        var context = Assert.Single(Expect.Success(LinksetReader.Read(Vectors.ReadBytes("documents", "untp", "0.7.0", "samples", "tests-untp", "sample-link-set.json"))).Contexts);
        Assert.Equal("https://resolver.example.org/01/09520123456788", context.Anchor);
        Assert.Equal(["dpp", "dcc", "pip"], context.Relations.Select(relation => relation.Name));
        Assert.Equal("https://credentials.example.org/conformity/dcc-batch-114.json", Assert.Single(context.Find("dcc")).Href);
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData("{}", "")]
    [InlineData("""{"linkset":{}}""", "")]
    [InlineData("""{"linkset":[1]}""", "/linkset/0")]
    [InlineData("""{"linkset":[{}]}""", "/linkset/0")]
    [InlineData("""{"linkset":[{"anchor":""}]}""", "/linkset/0")]
    [InlineData("""{"linkset":[{"anchor":"a","dpp":"b"}]}""", "/linkset/0/dpp")]
    [InlineData("""{"linkset":[{"anchor":"a","a/b":["b"]}]}""", "/linkset/0/a~1b/0")]
    [InlineData("""{"linkset":[{"anchor":"a","dpp":[{"title":"b"}]}]}""", "/linkset/0/dpp/0")]
    [InlineData("""{"linkset":[{"anchor":"a","dpp":[{"href":"b"}]}]}""", "/linkset/0/dpp/0")]
    public void Read_NamesThePlace(string json, string pointer) => Expect.Failure(ProblemCodes.LinksetInvalid, pointer, LinksetReader.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Read_IsStrictAboutJson()
    {
        Expect.Failure(ProblemCodes.JsonDuplicateMember, LinksetReader.Read("""{"linkset":[],"linkset":[]}"""u8));
        Expect.Failure(ProblemCodes.JsonTooLarge, LinksetReader.Read("""{"linkset":[]}"""u8, new JsonLimits { MaxBytes = 5 }));
    }

    [Theory]
    [InlineData(100, 10, true)]
    [InlineData(101, 1, false)]
    [InlineData(10, 101, false)]
    public void Read_HasLimits(int contexts, int targets, bool isRead)
    {
        var target = string.Join(',', Enumerable.Repeat("""{"href":"https://a"}""", targets));
        var json = $$"""{"linkset":[{{string.Join(',', Enumerable.Repeat($$"""{"anchor":"a","dpp":[{{target}}]}""", contexts))}}]}""";
        Assert.Equal(isRead, LinksetReader.Read(Encoding.UTF8.GetBytes(json)).IsSuccess);
    }

    [Fact]
    public void Read_NeverThrows()
    {
        var sample = """{"linkset":[{"anchor":"https://a","dpp":[{"href":"https://b","title":"B","hreflang":["en"],"rel":["x"],"public":true,"title*":[{"value":"c"}]}]}]}"""u8.ToArray();
        string[] pieces = ["null", "1", "[]", "{}", "\"", ",", "[", "}", "true", "\"href\":1,", "\"\\ud83d\\ude00\""];
        var random = new Random(8288);
        var (read, refused) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = sample.ToList();
            for (var changes = random.Next(1, 3); changes > 0; changes--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(3))
                {
                    case 0:
                        bytes[at] ^= (byte)(1 << random.Next(8));
                        break;
                    case 1:
                        bytes.RemoveRange(at, Math.Min(random.Next(8), bytes.Count - at));
                        break;
                    default:
                        bytes.InsertRange(at, Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Length)]));
                        break;
                }
            }

            var result = LinksetReader.Read(bytes.ToArray());
            (read, refused) = result.IsSuccess ? (read + 1, refused) : (read, refused + 1);
            if (result.IsSuccess && LinksetWriter.Write(result.Value) is { IsSuccess: true } written)
            {
                Assert.Equal(written.Value, Expect.Success(LinksetWriter.Write(Expect.Success(LinksetReader.Read(written.Value)))));
            }
        }

        Assert.True(read > 500 && refused > 500, $"{read} read, {refused} refused");
    }
}
