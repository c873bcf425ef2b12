using System.Text;
using System.Text.Json;
using Untp.Core.Dids.Resolution;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Dids.Resolution;

public sealed class DidUrlDereferencerTests
{
    private const string Webvh = "did:webvh:QmdmPkUdYzbr9txmx8gM2rsHPgr5L6m3gHjJGAf4vUFoGE:example.com";
    private const string Document = """
        {"@context":["https://www.w3.org/ns/did/v1"],"id":"DID",
         "verificationMethod":[{"id":"#key-1","type":"Multikey","controller":"DID"},{"id":"DID#key-2","type":"Multikey"}],
         "assertionMethod":["#key-1",{"id":"#key-3","type":"Multikey"}],
         "service":[
          {"id":"#files","type":"relativeRef","serviceEndpoint":"https://example.com/dids/"},
          {"id":"DID#whois","type":"LinkedVerifiablePresentation","serviceEndpoint":["https://example.com/whois.vp"]},
          {"id":"#query","type":"a","serviceEndpoint":"https://example.com/a?b=c#d"},
          {"id":"#map","type":"a","serviceEndpoint":{"uri":"https://example.com/map"}},
          {"id":"#many","type":"a","serviceEndpoint":["https://a.example","https://b.example"]},
          {"id":"#text","type":"a","serviceEndpoint":"nowhere"}]}
        """;

    [Theory]
    [InlineData("#key-1", "#key-1")]
    [InlineData("#key-2", Webvh + "#key-2")]
    [InlineData("#key-3", "#key-3")]
    [InlineData("#whois", Webvh + "#whois")]
    [InlineData("?versionId=1-a#key-1", "#key-1")]
    public void Finds_APartWithItsContext(string rest, string id)
    {
        var target = Expect.Success(Dereference(Webvh + rest));
        var part = JsonElement.Parse(target.Content.Span);

        Assert.Null(target.Location);
        Assert.Equal(id, part.GetProperty("id").GetString());
        Assert.Equal("https://www.w3.org/ns/did/v1", part.GetProperty("@context")[0].GetString());
    }

    [Fact]
    public void Gives_TheDocumentOfADidAlone() => Assert.Equal(Bytes(Webvh), Expect.Success(Dereference(Webvh)).Content.ToArray());

    [Theory]
    [InlineData("?service=files", "https://example.com/dids/")]
    [InlineData("?service=map", "https://example.com/map")]
    [InlineData("?service=whois#a", "https://example.com/whois.vp#a")]
    [InlineData("?service=files&relativeRef=a%2Fb.json", "https://example.com/dids/a/b.json")]
    [InlineData("?service=files&relativeRef=%2Fb.json%3Fx%3D1", "https://example.com/b.json?x=1")]
    [InlineData("?service=files&relativeRef=%3Fx%3D1", "https://example.com/dids/?x=1")]
    [InlineData("/whois", "https://example.com/whois.vp")]
    [InlineData("/a/b.json", "https://example.com/dids/a/b.json")]
    [InlineData("/whois/a", "https://example.com/dids/whois/a")]
    [InlineData("/a.json#b", "https://example.com/dids/a.json#b")]
    public void Leads_ToTheAddressOfAService(string rest, string address)
    {
        var target = Expect.Success(Dereference(Webvh + rest));

        Assert.True(target.Content.IsEmpty);
        Assert.Equal(address, target.Location?.AbsoluteUri);
    }

    [Theory]
    [InlineData("#key-4")]
    [InlineData("#KEY-1")]
    [InlineData("?service=none")]
    [InlineData("?service=many")]
    [InlineData("?service=text")]
    [InlineData("?service=")]
    public void Finds_NothingWhereNothingIs(string rest) => Expect.Failure(ProblemCodes.DidUrlNotFound, Dereference(Webvh + rest));

    [Theory]
    [InlineData("?service=files&relativeRef=%2F%2Fevil.example%2Fa")]
    [InlineData("?service=files&relativeRef=https%3A%2F%2Fevil.example")]
    [InlineData("?service=files&relativeRef=http%3A%2F%2Fexample.com")]
    [InlineData("?service=files&relativeRef=file%3A%2F%2F%2Fetc%2Fpasswd")]
    [InlineData("?service=files&relativeRef=%5C%5Cevil.example%5Ca")]
    [InlineData("?service=query#a")]
    [InlineData("/a?service=files")]
    public void Refuses_UrlsThatLeadElsewhere(string rest) => Expect.Failure(ProblemCodes.DidUrlSyntax, Dereference(Webvh + rest));

    [Theory]
    [InlineData("/whois")]
    [InlineData("/a")]
    public void Knows_PathsOfNoOtherMethod(string path) => Expect.Failure(ProblemCodes.DidUrlNotFound, Dereference("did:web:example.com" + path));

    [Theory]
    [InlineData("[]", "DID_DOCUMENT_INVALID")]
    [InlineData("{}", "DID_DOCUMENT_INVALID")]
    [InlineData("""{"id":7}""", "DID_DOCUMENT_INVALID")]
    [InlineData("{", "JSON_SYNTAX")]
    public void Refuses_WhatIsNoDocument(string document, string code) =>
        Expect.Failure(ProblemCodes.All[code], DidUrlDereferencer.Dereference(Encoding.UTF8.GetBytes(document), Expect.Success(DidUrlRequest.Parse(Webvh))));

    private static Result<DidUrlTarget> Dereference(string url)
    {
        var request = Expect.Success(DidUrlRequest.Parse(url));
        return DidUrlDereferencer.Dereference(Bytes(request.Did.Value), request);
    }

    private static byte[] Bytes(string did) => Encoding.UTF8.GetBytes(Document.Replace("DID", did, StringComparison.Ordinal));
}
