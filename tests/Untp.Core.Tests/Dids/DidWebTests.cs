using Untp.Core.Dids;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Dids;

public sealed class DidWebTests
{
    [Theory]
    [InlineData("did:web:example.com", "https://example.com/.well-known/did.json")]
    [InlineData("did:web:example.com:issuers:Acme_1", "https://example.com/issuers/Acme_1/did.json")]
    [InlineData("did:web:example.com%3A8443", "https://example.com:8443/.well-known/did.json")]
    [InlineData("did:web:localhost%3A8080:acme:mill", "https://localhost:8080/acme/mill/did.json")]
    [InlineData("did:web:example.com%3A1024", "https://example.com:1024/.well-known/did.json")]
    [InlineData("did:web:example.com%3A443", "https://example.com/.well-known/did.json")]
    [InlineData("did:web:example.com%3A65535:a", "https://example.com:65535/a/did.json")]
    [InlineData("did:web:xn--bcher-kva.example", "https://xn--bcher-kva.example/.well-known/did.json")]
    [InlineData("did:web:1.2.3.4.example:...:-", "https://1.2.3.4.example/.../-/did.json")]
    [InlineData("did:web:uncefact.github.io:project-vckit:test-and-development", "https://uncefact.github.io/project-vckit/test-and-development/did.json")]
    public void Finds_TheDocument(string did, string url) => Assert.Equal(url, Expect.Success(DidWeb.ToUrl(Expect.Success(Did.Parse(did)))).AbsoluteUri);

    [Theory]
    [InlineData("did:web:example.com%2Fpath")]
    [InlineData("did:web:example.com%2fpath")]
    [InlineData("did:web:user%40example.com")]
    [InlineData("did:web:user%3Apassword%40example.com")]
    [InlineData("did:web:example.com%3F")]
    [InlineData("did:web:example.com%23")]
    [InlineData("did:web:example.com%00")]
    [InlineData("did:web:example.com%3Aa")]
    [InlineData("did:web:example.com%3A")]
    [InlineData("did:web:example.com%3a8443")]
    [InlineData("did:web:example.com%3A0")]
    [InlineData("did:web:example.com%3A22")]
    [InlineData("did:web:example.com%3A25")]
    [InlineData("did:web:example.com%3A80")]
    [InlineData("did:web:example.com%3A1023")]
    [InlineData("did:web:example.com%40evil.example")]
    [InlineData("did:web:example.com.%3A8443")]
    [InlineData("did:web:xn--Bcher-kva.example")]
    [InlineData("did:web:example.com%3A08443")]
    [InlineData("did:web:example.com%3A65536")]
    [InlineData("did:web:example.com%3A99999999999")]
    [InlineData("did:web:example.com%3A8443%3A8444")]
    [InlineData("did:web:example.com%3A8443%2F")]
    [InlineData("did:web:Example.com")]
    [InlineData("did:web:EXAMPLE.COM")]
    [InlineData("did:web:example.com.")]
    [InlineData("did:web:.example.com")]
    [InlineData("did:web:example..com")]
    [InlineData("did:web:-example.com")]
    [InlineData("did:web:example-.com")]
    [InlineData("did:web:exa_mple.com")]
    [InlineData("did:web:ex%C3%A4mple.com")]
    [InlineData("did:web:127.0.0.1")]
    [InlineData("did:web:127.1")]
    [InlineData("did:web:2130706433")]
    [InlineData("did:web:0x7f000001")]
    [InlineData("did:web:127.0.0.0x1")]
    [InlineData("did:web:169.254.169.254%3A80")]
    [InlineData("did:web:%5B%3A%3A1%5D")]
    [InlineData("did:web:example.com:..")]
    [InlineData("did:web:example.com:..:..:secret")]
    [InlineData("did:web:example.com:.:a")]
    [InlineData("did:web:example.com:%2E%2E")]
    [InlineData("did:web:example.com::a")]
    [InlineData("did:web::a")]
    [InlineData("did:web:example.com:a%2Fb")]
    [InlineData("did:web:example.com:a%3Fb")]
    [InlineData("did:key:example.com")]
    public void S04_Rejects_TricksByGrammar(string did) => Expect.Failure(ProblemCodes.DidSyntax, DidWeb.ToUrl(Expect.Success(Did.Parse(did))));

    [Theory]
    [InlineData("did:web:example.com:")]
    [InlineData("did:web:example.com/path")]
    [InlineData("did:web:example.com?query")]
    [InlineData("did:web:example.com#key")]
    [InlineData("did:web:user@example.com")]
    [InlineData("did:web:еxample.com")]
    [InlineData("did:web:bücher.example")]
    [InlineData("did:web:example.com\\..\\a")]
    [InlineData("did:web:[::1]")]
    [InlineData("did:web:example.com%3")]
    public void S04_Rejects_WhatIsNoDid(string did) => Expect.Failure(ProblemCodes.DidSyntax, Did.Parse(did));

    [Fact]
    public void Rejects_NamesBeyondDns()
    {
        var label = new string('a', 63);
        Expect.Success(DidWeb.ToUrl(Expect.Success(Did.Parse($"did:web:{label}.example"))));
        Expect.Failure(ProblemCodes.DidSyntax, DidWeb.ToUrl(Expect.Success(Did.Parse($"did:web:{label}a.example"))));
        Expect.Failure(ProblemCodes.DidSyntax, DidWeb.ToUrl(Expect.Success(Did.Parse($"did:web:{string.Join('.', Enumerable.Repeat(label, 4))}"))));
    }

    [Theory]
    [InlineData("example.com", 443, "", "did:web:example.com")]
    [InlineData("example.com", 443, "acme", "did:web:example.com:acme")]
    [InlineData("localhost", 8080, "acme:mill", "did:web:localhost%3A8080:acme:mill")]
    public void Makes_DidsThatLeadBack(string host, int port, string path, string expected)
    {
        var did = Expect.Success(DidWeb.From(host, port, path));

        Assert.Equal(expected, did.Value);
        var url = Expect.Success(DidWeb.ToUrl(did));
        Assert.Equal((host, port), (url.Host, url.Port));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a::b")]
    [InlineData(":a")]
    [InlineData("a:")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("a%2Fb")]
    [InlineData("ä")]
    public void Rejects_PathsThatNoDidHas(string path) => Expect.Failure(ProblemCodes.DidPathInvalid, DidWeb.From("example.com", 443, path));

    [Theory]
    [InlineData("127.0.0.1", 443)]
    [InlineData("Example.com", 443)]
    [InlineData("example.com", 0)]
    [InlineData("example.com", 65536)]
    public void Rejects_HostsThatNoDidHas(string host, int port) => Expect.Failure(ProblemCodes.DidSyntax, DidWeb.From(host, port, "a"));
}
