using System.Text.Json;
using Untp.Core.Identifiers;
using Untp.Core.Identifiers.Gs1;
using Untp.Core.Identifiers.Schemes;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Identifiers;

public sealed class IdentifierCanonicalizerTests
{
    public static TheoryData<string, string[]> Carriers => new()
    {
        {
            "https://id.gs1.org/01/10614141123459/21/400",
            [
                "https://id.gs1.org/01/10614141123459/21/400", "HTTPS://ID.GS1.ORG/01/10614141123459/21/400", "HtTp://Id.Gs1.Org/01/10614141123459/21/400",
                "https://brand.example/p/01/10614141123459/21/400?17=260131&linkType=gs1:pip#x", "https://id.gs1.org/gtin/10614141123459/ser/400",
                "(01)10614141123459(21)400(17)260131", "^011061414112345921400", "]d2011061414112345921400\u001D17260131",
                "urn:epc:id:sgtin:0614141.112345.400",
            ]
        },
        { "https://id.gs1.org/01/05412345000013/10/ABC123", ["https://id.gs1.org/AQnYUc1gmiCNV4JG", "https://id.gs1.org/01/5412345000013/10/ABC123", "https://id.gs1.org/01/05412345000013/EEarwSM"] },
        { "https://id.gs1.org/01/09506000134352", ["urn:gtr:id.gs1.org%2Fgtin:09506000134352", "urn:gtr:id.gs1.org%2fgtin:9506000134352", "https://id.gs1.org/01/09506000134352/"] },
        { "https://id.gs1.org/00/106141412345678908", ["urn:epc:id:sscc:0614141.1234567890", "(00)106141412345678908", "https://a.example/sscc/106141412345678908"] },
        { "https://api.gleif.org/api/v1/lei-records/506700GE1G29325QX363", ["urn:lei:506700ge1g29325qx363", "URN:LEI:506700GE1G29325QX363", "urn:gtr:www.gleif.org%2Flei:506700GE1G29325QX363", "https://API.gleif.org:443/api/v1/lei-records/506700GE1G29325QX363?x=1"] },
        { "https://abr.business.gov.au/ABN/View?abn=90664869327", ["https://abr.business.gov.au/ABN/View?abn=90664869327", "urn:abn:90664869327", "urn:gtr:abr.business.gov.au:90664869327"] },
        { "urn:gtr:www.bic-code.org:CSQU3054383", ["urn:gtr:www.bic-code.org:csqu305438-3", "urn:gtr:www.bic-code.org:CSQU3054383"] },
        { "urn:uuid:0197b0e8-1f2e-7c00-8a9b-0123456789ab", ["uuid:0197B0E8-1F2E-7C00-8A9B-0123456789AB", "URN:UUID:0197b0e8-1f2e-7c00-8a9b-0123456789ab"] },
        { "did:web:mill.example:batch:7", ["did:web:mill.example:batch:7"] },
        { "did:web:mill.example/batch/7#x", ["did:web:mill.example/batch/7#x"] },
    };

    [Theory]
    [MemberData(nameof(Carriers))]
    public void Read_GivesCarriersOfOneItemOneForm(string canonical, string[] carriers)
    {
        Assert.All(carriers, carrier => Assert.Equal(canonical, Expect.Success(IdentifierCanonicalizer.Default.Read(carrier)).Uri));
        Assert.Equal(canonical, Expect.Success(IdentifierCanonicalizer.Default.Read(canonical)).Uri);
        Assert.All(carriers, carrier => Assert.True(IdentifierCanonicalizer.Default.AreSame(carriers[0], carrier)));
    }

    [Theory]
    [InlineData("https://mill.example/batches/7", "https://mill.example/batches/7")]
    [InlineData("HTTPS://Mill.Example:443/a/../b/%7ex%2f/", "https://mill.example/b/~x%2F")]
    [InlineData("https://mill.example/b?x=1#y", "https://mill.example/b?x=1#y")]
    [InlineData("https://mill.example/01/09506000134353", "https://mill.example/01/09506000134353")]
    [InlineData("https://id.gs1.org/about", "https://id.gs1.org/about")]
    [InlineData("https://u@mill.example/B/", "https://u@mill.example/B/")]
    [InlineData("urn:gtr:mill.example:7", "urn:gtr:mill.example:7")]
    [InlineData("urn:isbn:9783161484100", "urn:isbn:9783161484100")]
    [InlineData("ipfs://bafy/x", "ipfs://bafy/x")]
    [InlineData("0109506000134352", "0109506000134352")]
    public void Read_LeavesUnknownSchemesAsTheyAre(string identifier, string expected)
    {
        var read = Expect.Success(IdentifierCanonicalizer.Default.Read(identifier));
        Assert.Equal(expected, read.Uri);
        Assert.Null(read.Namespace);
        Assert.Empty(read.Keys);
        Assert.Empty(read.Ancestors);
    }

    [Fact]
    public void Read_OfAnItemKnowsItsBatchAndClass()
    {
        var item = Expect.Success(IdentifierCanonicalizer.Default.Read("https://x.example/01/09506000134352/22/V/10/L/21/S"));
        Assert.Equal("gs1", item.Namespace);
        Assert.Equal([new("01", "09506000134352"), new("22", "V"), new("10", "L"), new("21", "S")], item.Keys);
        Assert.Equal(
            [
                "https://id.gs1.org/01/09506000134352/22/V/10/L", "https://id.gs1.org/01/09506000134352/22/V", "https://id.gs1.org/01/09506000134352",
            ],
            item.Ancestors);
    }

    [Fact]
    public void Read_OnItsOwnHostOnly_LeavesOtherHostsAlone()
    {
        var canonicalizer = new IdentifierCanonicalizer(SchemeRegister.BuiltIn, gs1OnAnyHost: false);
        Assert.Equal("https://brand.example/01/09506000134352", Expect.Success(canonicalizer.Read("https://brand.example/01/09506000134352")).Uri);
        Assert.Equal("gs1", Expect.Success(canonicalizer.Read("https://id.gs1.org/01/09506000134352")).Namespace);
        Assert.False(canonicalizer.AreSame("https://brand.example/01/09506000134352", "https://id.gs1.org/01/09506000134352"));
    }

    [Theory]
    [InlineData("", "IDENTIFIER_SYNTAX")]
    [InlineData("https://a b", "IDENTIFIER_SYNTAX")]
    [InlineData("(01)09506000134353", "IDENTIFIER_CHECK_DIGIT")]
    [InlineData("(01)09506000134352(21)..", "IDENTIFIER_SYNTAX")]
    [InlineData("urn:epc:id:sgtin:0614141.112345..", "IDENTIFIER_SYNTAX")]
    [InlineData("(10)ABC", "IDENTIFIER_SYNTAX")]
    [InlineData("https://id.gs1.org/01/09506000134353", "IDENTIFIER_CHECK_DIGIT")]
    [InlineData("https://id.gs1.org/01/09506000134352/21", "IDENTIFIER_SYNTAX")]
    [InlineData("urn:epc:id:sgtin:1", "IDENTIFIER_SYNTAX")]
    [InlineData("urn:lei:506700GE1G29325QX364", "IDENTIFIER_CHECK_DIGIT")]
    [InlineData("urn:lei:X", "IDENTIFIER_SYNTAX")]
    [InlineData("urn:uuid:1", "IDENTIFIER_SYNTAX")]
    [InlineData("https://abr.business.gov.au/ABN/View?abn=12345678901", "IDENTIFIER_CHECK_DIGIT")]
    [InlineData("did:web", "DID_SYNTAX")]
    [InlineData("did:web:x#a#b", "DID_SYNTAX")]
    public void Read_RefusesWhatClaimsASchemeAndBreaksIt(string identifier, string code)
    {
        Expect.Failure(ProblemCodes.All[code], IdentifierCanonicalizer.Default.Read(identifier));
        Assert.True(IdentifierCanonicalizer.Default.AreSame(identifier, identifier));
        Assert.False(IdentifierCanonicalizer.Default.AreSame(identifier, "https://id.gs1.org/01/09506000134352"));
    }

    [Fact]
    public void Read_HasALimit()
    {
        Expect.Success(IdentifierCanonicalizer.Default.Read($"urn:x:{new string('a', 2042)}"));
        Expect.Failure(ProblemCodes.IdentifierSyntax, IdentifierCanonicalizer.Default.Read($"urn:x:{new string('a', 2043)}"));
    }

    [NeedsFact(Part.Shared)]
    public void Read_TakesTheAnchorsOfTheReferenceResolver()
    {
        var anchors = Vectors.ReadFolder(Path.Combine("gs1-digital-link", "resolver-ce"))
            .SelectMany(file => file.ValueKind == JsonValueKind.Array ? file.EnumerateArray() : (IEnumerable<StrictJson>)[file])
            .Select(entry => entry.GetProperty("anchor").GetString()!)
            .ToList();
        Assert.Equal(6, anchors.Count);
        Assert.All(anchors, anchor => Assert.Equal($"https://id.gs1.org{anchor}", Expect.Success(IdentifierCanonicalizer.Default.Read($"HTTPS://RESOLVER.EXAMPLE{anchor}")).Uri));
    }

    [Fact]
    public void Never_ThrowsAndIsItsOwnCanonicalForm()
    {
        string[] seeds = [.. Carriers.SelectMany(row => (string[])row[1]), "https://id.gs1.org/AQnYUc1gmiCNV4JGQhcNT6K6cibQCWN9Pee9tT-PQ", "urn:gtr:a%2Fb:c"];
        string[] pieces = ["%", "%2F", "%00", "%C3%A4", "\uD800", "ä", "/", "//", "?", "#", "(", ")", "^", "\u001D", ":", ".", "..", "*", "@", "[", "\\", "01", "(01)", "10", " ", "\0", "{id}", "+"];
        var random = new Random(9264);
        var (read, refused) = (0, 0);
        for (var i = 0; i < 30_000; i++)
        {
            var text = seeds[random.Next(seeds.Length)];
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                var at = random.Next(text.Length + 1);
                text = random.Next(4) switch
                {
                    0 => text[..at],
                    1 => text[at..],
                    2 => text.Insert(at, pieces[random.Next(pieces.Length)]),
                    _ => text.Insert(at, ((char)random.Next(0x100)).ToString()),
                };
            }

            _ = (ElementStrings.Read(text), EpcUrn.Read(text), DigitalLinkReader.Read(text), DigitalLinkReader.ReadCompressed(text));
            var result = IdentifierCanonicalizer.Default.Read(text);
            if (!result.IsSuccess)
            {
                Assert.NotEmpty(result.Problems);
                refused++;
                continue;
            }

            read++;
            var again = Expect.Success(IdentifierCanonicalizer.Default.Read(result.Value.Uri));
            Assert.True(again.Uri == result.Value.Uri, $"{text} -> {result.Value.Uri} -> {again.Uri}");
            Assert.All(result.Value.Ancestors, ancestor => Assert.Equal(ancestor, Expect.Success(IdentifierCanonicalizer.Default.Read(ancestor)).Uri));
        }

        Assert.True(read > 3000 && refused > 3000, $"{read} read, {refused} refused");
    }

    [Fact]
    public void Decompression_NeverThrows()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var random = new Random(64);
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var segment = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Alphabet[random.Next(64)]));
            read += DigitalLinkReader.ReadCompressed($"https://a/{(random.Next(2) == 0 ? "AQnYUc1gmi" : "")}{segment}").IsSuccess ? 1 : 0;
        }

        Assert.InRange(read, 1, 19_999);
    }

    [Theory]
    [InlineData("https://id.example/01/1", "HTTPS://ID.example:443/01/1")]
    [InlineData("https://id.example/01/1", "https://id.example/01/1/")]
    [InlineData("https://id.example/a%2fb", "https://id.example/a%2Fb")]
    [InlineData("urn:gtr:x:1", "urn:gtr:x:1")]
    public void Are_TheSame(string one, string other) => Assert.True(IdentifierCanonicalizer.Default.AreSame(one, other));

    [Theory]
    [InlineData("https://id.example/01/1", "https://id.example/01/2")]
    [InlineData("https://id.example/01/1", "http://id.example/01/1")]
    [InlineData("https://id.example/a", "https://id.example/A")]
    [InlineData("https://id.example/1", "https://user@id.example/1")]
    [InlineData("urn:gtr:x:1", "URN:gtr:x:1")]
    [InlineData("https://id.example/1", "https://id.example/1?a")]
    public void Are_NotTheSame(string one, string other) => Assert.False(IdentifierCanonicalizer.Default.AreSame(one, other));
}
