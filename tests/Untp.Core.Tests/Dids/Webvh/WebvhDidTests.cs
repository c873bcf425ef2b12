using Untp.Core.Dids;
using Untp.Core.Dids.Webvh;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Dids.Webvh;

public sealed class WebvhDidTests
{
    // From the specification's example of an entry hash.
    private const string Scid = "QmdmPkUdYzbr9txmx8gM2rsHPgr5L6m3gHjJGAf4vUFoGE";

    [Theory]
    [InlineData("example.com", "https://example.com/.well-known/did.jsonl", "https://example.com/.well-known/did-witness.json", "https://example.com/", "https://example.com/whois.vp")]
    [InlineData("issuer.example.com", "https://issuer.example.com/.well-known/did.jsonl", "https://issuer.example.com/.well-known/did-witness.json", "https://issuer.example.com/", "https://issuer.example.com/whois.vp")]
    [InlineData("example.com:dids:issuer", "https://example.com/dids/issuer/did.jsonl", "https://example.com/dids/issuer/did-witness.json", "https://example.com/dids/issuer/", "https://example.com/dids/issuer/whois.vp")]
    [InlineData("example.com%3A3000:dids:issuer", "https://example.com:3000/dids/issuer/did.jsonl", "https://example.com:3000/dids/issuer/did-witness.json", "https://example.com:3000/dids/issuer/", "https://example.com:3000/dids/issuer/whois.vp")]
    [InlineData("example.com%3A3000", "https://example.com:3000/.well-known/did.jsonl", "https://example.com:3000/.well-known/did-witness.json", "https://example.com:3000/", "https://example.com:3000/whois.vp")]
    [InlineData("example.com:.well-known", "https://example.com/.well-known/did.jsonl", "https://example.com/.well-known/did-witness.json", "https://example.com/.well-known/", "https://example.com/.well-known/whois.vp")]
    public void Finds_TheFiles(string place, string log, string witness, string files, string whois)
    {
        var did = LogForge.Parse($"did:webvh:{Scid}:{place}");

        Assert.Equal((log, witness, files, whois), (did.LogUrl.AbsoluteUri, did.WitnessUrl.AbsoluteUri, did.FilesUrl.AbsoluteUri, did.WhoisUrl.AbsoluteUri));
        Assert.Equal((Scid, $"did:web:{place}"), (did.Scid, did.Web.Value));
    }

    [Theory]
    [InlineData("did:webvh:example.com")]
    [InlineData($"did:webvh:{Scid}")]
    [InlineData($"did:webvh:{Scid}x:example.com")]
    [InlineData("did:webvh:QmdmPkUdYzbr9txmx8gM2rsHPgr5L6m3gHjJGAf4vUFoG0:example.com")]
    [InlineData("did:webvh:zmdmPkUdYzbr9txmx8gM2rsHPgr5L6m3gHjJGAf4vUFoGE:example.com")]
    [InlineData("did:webvh:QmAttackerControlledScidThatDoesNotHashToAnything:example.com")]
    [InlineData("did:webvh:Qm0000000000000000000000000000000000000000000000:example.com:..:..:admin")]
    [InlineData($"did:webvh:{Scid}:example.com:..:..:admin")]
    [InlineData($"did:webvh:{Scid}:example.com:.")]
    [InlineData($"did:webvh:{Scid}:example.com::a")]
    [InlineData($"did:webvh:{Scid}:example.com:%2E%2E")]
    [InlineData($"did:webvh:{Scid}:example.com%2Fa")]
    [InlineData($"did:webvh:{Scid}:user%40example.com")]
    [InlineData($"did:webvh:{Scid}:127.0.0.1")]
    [InlineData($"did:webvh:{Scid}:Example.com")]
    [InlineData($"did:webvh:{Scid}:example.com.")]
    [InlineData($"did:webvh:{Scid}:example.com%3A22")]
    [InlineData($"did:web:{Scid}:example.com")]
    [InlineData("did:webvh:a")]
    public void Refuses_TricksByGrammar(string text) => Expect.Failure(ProblemCodes.DidSyntax, WebvhDid.Parse(Expect.Success(Did.Parse(text))));

    [Theory]
    [InlineData("did:web:a.example", "did:web:a.example", true)]
    [InlineData("did:web:a.example", "did:web:b.example", false)]
    [InlineData("did:webvh:QmQvFgRe9yNYAT253FoGixHgRsZDCxeWQoU12varD5CDdJ:a.example", "did:webvh:QmQvFgRe9yNYAT253FoGixHgRsZDCxeWQoU12varD5CDdJ:b.example:c", true)]
    [InlineData("did:webvh:QmQvFgRe9yNYAT253FoGixHgRsZDCxeWQoU12varD5CDdJ:a.example", "did:webvh:QmaaKkr6nu7uSTpjSfAr3r7xBezNZGpWu6Gwtgqr6A4ynC:a.example", false)]
    [InlineData("did:webvh:QmQvFgRe9yNYAT253FoGixHgRsZDCxeWQoU12varD5CDdJ:a.example", "did:web:a.example", false)]
    public void Knows_NamesOfOneLog(string former, string current, bool isSame) =>
        Assert.Equal(isSame, WebvhDid.IsSameIdentity(Did.Parse(former).Value!, Did.Parse(current).Value!));
}
