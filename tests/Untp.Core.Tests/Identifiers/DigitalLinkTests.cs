using Untp.Core.Identifiers.Gs1;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Identifiers;

public sealed class DigitalLinkTests
{
    [Fact]
    public void Canonical_HasTheStemOfGs1AndSortedAttributes()
    {
        var link = Expect.Success(DigitalLinkReader.Read("https://brand.example/some/path/01/09506000134352/10/A%2fB/21/7?linkType=gs1:pip&17=260131&context&3103=000195&11=250101#part"));

        Assert.Equal("https://brand.example/some/path", link.Stem);
        Assert.Equal("https://id.gs1.org/01/09506000134352/10/A%2FB/21/7?11=250101&17=260131&3103=000195", link.ToCanonical());
        Assert.Equal("https://id.gs1.org/01/09506000134352/10/A%2FB/21/7", link.ToIdentifier());
        Assert.Equal(["https://id.gs1.org/01/09506000134352/10/A%2FB", "https://id.gs1.org/01/09506000134352"], link.Ancestors());
        Assert.Equal([KeyValuePair.Create<string, string?>("linkType", "gs1:pip"), KeyValuePair.Create<string, string?>("context", null)], link.Parameters);
        Assert.Equal("https://brand.example/some/path/01/09506000134352/10/A%2FB/21/7?17=260131&3103=000195&11=250101", link.ToString());
    }

    [Fact]
    public void Ancestors_OfAKeyAreNone() => Assert.Empty(Expect.Success(DigitalLinkReader.Read("https://id.gs1.org/01/09506000134352")).Ancestors());

    [Theory]
    [InlineData("https://user@a/01/09506000134352")]
    [InlineData("https://a/01/09506000134352/21/%E4")]
    [InlineData("https://a/01/09506000134352/21/%C3%A4")]
    [InlineData("https://a/01/09506000134352/21/%")]
    [InlineData("https://a/01/09506000134352/10/A/22/B")]
    [InlineData("https://a/01/09506000134352?8200=https")]
    [InlineData("https://a/01/09506000134352/21/.")]
    [InlineData("https://a/01/09506000134352/21/%2E%2e")]
    [InlineData("https://a/01/09506000134352/10/../21/A")]
    [InlineData("https://a/10/ABC")]
    [InlineData("https://a")]
    public void Rejects_WhatIsNone(string uri) => Expect.Failure(ProblemCodes.IdentifierSyntax, DigitalLinkReader.Read(uri));

    [Fact]
    public void Rejects_AWrongCheckDigit() => Expect.Failure(ProblemCodes.IdentifierCheckDigit, DigitalLinkReader.Read("https://id.gs1.org/01/09506000134353"));

    [Fact]
    public void Rejects_WhatIsBeyondTheLimits()
    {
        const string Link = "https://a/01/09506000134352";
        Expect.Success(DigitalLinkReader.Read($"{Link}?{string.Join('&', Enumerable.Repeat("a=b", 64))}"));
        Expect.Failure(ProblemCodes.IdentifierSyntax, DigitalLinkReader.Read($"{Link}?{string.Join('&', Enumerable.Repeat("a=b", 65))}"));
        Expect.Success(DigitalLinkReader.Read($"{Link}?a={new string('b', 2048 - Link.Length - 3)}"));
        Expect.Failure(ProblemCodes.IdentifierSyntax, DigitalLinkReader.Read($"{Link}?a={new string('b', 2048 - Link.Length - 2)}"));
    }

    // Facts of the compression by other implementations of it.
    [Theory]
    [InlineData("https://id.gs1.org/AN2yxDhfaiaw", "^00998440410914660971")]
    [InlineData("https://id.gs1.org/AQnYUc1gmg", "^0105412345000013")]
    [InlineData("https://id.gs1.org/AQnYUc1gmiCNV4JG", "^010541234500001310ABC123")]
    [InlineData("https://id.gs1.org/AQnYUc1gmiCNV4JGQhcNT6K6cibQCWN9Pee9tT-PQ", "^010541234500001322AJY3095721P49^10ABC123^2172292641703")]
    [InlineData("https://id.gs1.org/AQnYUc1gmkax7ipGrOHDPC5YNI8hMz", "^01054123450000132358TFV883a904GH&3")]
    [InlineData("https://id.gs1.org/JTLIetaiHYA", "^2533060077601309")]
    [InlineData("https://id.gs1.org/JVUqG5hJ5wA", "^2555678409730535")]
    [InlineData("https://id.gs1.org/QBl2DVoxZM2jVm3ZOWEFoxTR5HDgzZg", "^4010541234537290A41&GHpp33")]
    [InlineData("https://id.gs1.org/QCJZyW9mC6Z4", "^40221173492661712079")]
    [InlineData("https://id.gs1.org/JUa0T-eifdtOO9UFEmlYwv3Q", "^4145060917510004254RP56J920471")]
    [InlineData("https://id.gs1.org/QUSaVjC_dHBAVlCrg", "^414506091751000470405KFX")]
    [InlineData("https://id.gs1.org/gAMJCAXukTMA", "^800304965031954585")]
    [InlineData("https://id.gs1.org/gASXYNWjFkzaNWbdk5YQWjFNHkcODNm", "^80040541234537290A41&GHpp33")]
    [InlineData("https://id.gs1.org/cEB2CqjAAkuwatGLJm0as27JywgtGKaPI4cGbM", "^80040541234537290A41&GHpp33^70407BVR")]
    [InlineData("https://id.gs1.org/gBCVYNWjFkzaNWbdk5YQWjFHHkM2cAI0xdvpGo", "^80100541234537290A41#GH33^80116639047221")]
    [InlineData("https://id.gs1.org/gBhbV6rzBENPmAGXPRfk", "^8018411369833821910265^80194003812")]
    [InlineData("https://id.gs1.org/01/05412345000013/EEarwSMhC4an0V04", "^010541234500001310ABC123^2172292641703")]
    [InlineData("https://id.gs1.org/8010/0541234537290A41%23GH33/gBGmLt9I1", "^80100541234537290A41#GH33^80116639047221")]
    [InlineData("https://id.gs1.org/8017/817019610850151481/gBlz0X5A", "^8017817019610850151481^80194003812")]
    public void ReadsCompressed_WhatOthersCompressed(string uri, string elements) =>
        Assert.Equal(elements, ElementStrings.WriteSeparated(Expect.Success(DigitalLinkReader.ReadCompressed(uri)).Elements));

    [Fact]
    public void ReadsCompressed_WithParameters()
    {
        var link = Expect.Success(DigitalLinkReader.ReadCompressed("https://a/stem/AQnYUc1gmg?linkType=all&17=260131"));
        Assert.Equal("https://a/stem/01/05412345000013?17=260131", link.ToString());
        Assert.Equal("linkType", Assert.Single(link.Parameters).Key);
    }

    [Fact]
    public void ReadsCompressed_AFrequentSequence()
    {
        // 0A is 01 and 22: 47 bits of GTIN, then three bits for digits, five for their number, seven for the two digits 42.
        Assert.Equal("^01054123450000132242", ElementStrings.WriteSeparated(Expect.Success(DigitalLinkReader.ReadCompressed($"https://a/{Pack("0000 1010", Bits(5412345000013, 47), "000", "00010", Bits(42, 7))}")).Elements));
    }

    [Fact]
    public void ReadsCompressed_LeavesForeignParametersOut()
    {
        // F, seven bits for the length of the key "k", the key, then digits, their number 1 and the digit 7.
        var foreign = $"1111 0000001 {Bits(36, 6)} 000 0000001 {Bits(7, 4)}";
        Assert.Equal("^0105412345000013", ElementStrings.WriteSeparated(Expect.Success(DigitalLinkReader.ReadCompressed($"https://a/{Pack(foreign, "0000 0001", Bits(5412345000013, 47))}")).Elements));
    }

    [Theory]
    [InlineData("https://a/")]
    [InlineData("https://a/AQnYUc1g")]
    [InlineData("https://a/_____________")]
    [InlineData("https://a/sgAA")]
    [InlineData("https://a/AQnYUc1gm%67")]
    [InlineData("https://a/about-us")]
    public void ReadsCompressed_NothingElse(string uri) => Assert.False(DigitalLinkReader.ReadCompressed(uri).IsSuccess);

    private static string Bits(long number, int count) => Convert.ToString(number, 2).PadLeft(count, '0');

    private static string Pack(params string[] parts)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var bits = string.Concat(parts).Replace(" ", "", StringComparison.Ordinal);
        return string.Concat(bits.Chunk(6).Select(chunk => Alphabet[Convert.ToInt32(new string(chunk).PadRight(6, '0'), 2)]));
    }
}
