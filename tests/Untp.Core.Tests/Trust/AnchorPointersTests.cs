using System.Text;
using Untp.Core.Identifiers;
using Untp.Core.Identifiers.Schemes;
using Untp.Core.Trust;

namespace Untp.Core.Tests.Trust;

public sealed class AnchorPointersTests
{
    private const string Url = "https://issuer.example/dia.jwt";

    [Theory]
    [InlineData($$"""{"id":"#x","type":"untp:dia","serviceEndpoint":"{{Url}}"}""")]
    [InlineData($$"""{"id":"#x","type":"dia","serviceEndpoint":{"href":"{{Url}}","title":"t","type":"application/vc+jwt"} }""")]
    [InlineData($$"""{"id":"#x","type":"DigitalIdentityAnchor","serviceEndpoint":{"uri":"{{Url}}"} }""")]
    [InlineData($$"""{"id":"#x","type":"untp:DigitalIdentityAnchor","serviceEndpoint":["{{Url}}"]}""")]
    [InlineData($$"""{"id":"#x","type":"untp:digitalIdentityAnchor","serviceEndpoint":"{{Url}}"}""")]
    [InlineData($$"""{"id":"#x","type":["LinkedDomains","dia"],"serviceEndpoint":"{{Url}}"}""")]
    [InlineData($$"""{"id":"did:web:issuer.example#dia","type":"link","serviceEndpoint":"{{Url}}"}""")]
    public void Reads_EverySpellingOfAnAnchor(string service)
    {
        var pointers = Read($$"""{"service":[{{service}},{{service}}]}""");

        Assert.Equal([Url], pointers.Anchors);
        Assert.Empty(pointers.Resolvers);
    }

    [Theory]
    [InlineData($$"""{"id":"#x","type":"dpp","serviceEndpoint":"{{Url}}"}""")]
    [InlineData("""{"id":"#x","type":"dia","serviceEndpoint":"not a URL"}""")]
    [InlineData("""{"id":"#x","type":"dia","serviceEndpoint":7}""")]
    [InlineData("""{"id":"#x","type":"dia"}""")]
    [InlineData("7")]
    public void Skips_WhatIsNone(string service) => Assert.Empty(Read($$"""{"service":[{{service}}]}""").Anchors);

    [Fact]
    public void Reads_ResolversOfServicesAndOfOtherNames()
    {
        var pointers = Read("""
            {
              "alsoKnownAs": ["urn:lei:506700GE1G29325QX363", "did:web:other.example", "https://register.example/ids/1", "http://plain.example/1", "mail@x.example", "https://register.example/ids/1", 7],
              "service": [{"type":"untp:linkset","serviceEndpoint":"https://r.example/1"},{"type":"idr","serviceEndpoint":"https://r.example/2"}]
            }
            """);

        Assert.Equal(
            ["https://r.example/1", "https://r.example/2", "https://api.gleif.org/api/v1/lei-records/506700GE1G29325QX363", "https://register.example/ids/1"],
            pointers.Resolvers);
        Assert.Equal(6, pointers.AlsoKnownAs.Count);
    }

    [Fact]
    public void Reads_UrnsOfTheSchemesThatAreKnown()
    {
        var scheme = new IdentifierScheme
        {
            Namespace = "cattle",
            Name = "Livestock",
            ResolverTemplate = "https://cattle.example/{key}/{id}",
            KeyTypes = [new() { Code = "nlis", Title = "NLIS number", Type = KeyTypeRole.Identifier, Regex = "[0-9A-Z]{8}", Example = "3ABCD123", Urns = ["urn:nlis:"] }],
        };
        var known = new IdentifierCanonicalizer(Expect.Success(SchemeRegister.BuiltIn.With(scheme)));
        var document = """{"alsoKnownAs":["urn:nlis:3ABCD123"]}"""u8;

        Assert.Equal(["https://cattle.example/nlis/3ABCD123"], Expect.Success(AnchorPointers.Read(document, known)).Resolvers);
        Assert.Empty(Expect.Success(AnchorPointers.Read(document)).Resolvers);
    }

    [Fact]
    public void Reads_ThousandServices() =>
        Assert.Equal(1000, Read($$"""{"service":[{{string.Join(',', Enumerable.Range(0, 1000).Select(i => $$"""{"type":"dia","serviceEndpoint":"https://a.example/{{i}}"}"""))}}]}""").Anchors.Count);

    [Fact]
    public void Refuses_WhatIsNoJson() => Assert.Equal("JSON_SYNTAX", AnchorPointers.Read("{"u8).Problems[0].Code.Id);

    private static AnchorPointers Read(string json) => Expect.Success(AnchorPointers.Read(Encoding.UTF8.GetBytes(json)));
}
