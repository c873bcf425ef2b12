using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Dids;

public sealed class DidJwkTests
{
    // The first example of the method's specification.
    private const string P256 = "did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9";

    [Fact]
    public void Resolves_TheExampleOfTheSpecification()
    {
        var did = Expect.Success(Did.Parse(P256));
        var document = Expect.Success(DidDocumentReader.Read(Expect.Success(DidJwk.Resolve(did)), did));

        var method = Assert.Single(document.VerificationMethods);
        Assert.Equal($"{P256}#0", method.Key);
        Assert.Equal(DidJwk.VerificationMethodOf(did), method.Key);
        Assert.Equal([method.Key], document.AssertionMethods);
        var key = Expect.Success(method.Value.Key);
        Assert.Equal(KeyType.P256, key.Type);
        Assert.Equal("acbIQiuMs3i8_uszEjJ2tpTtRM4EU3yz91PH6CdH2V0", Base64Url.EncodeToString(key.Encoded.Span[1..]));
    }

    [Theory]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""", true, false)]
    [InlineData("""{"kty":"OKP","crv":"X25519","use":"enc","x":"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08"}""", false, true)]
    [InlineData("""{"kty":"OKP","crv":"X25519","x":"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08"}""", false, true)]
    [InlineData("""{"kty":"RSA","n":"AQAB","e":"AQAB"}""", true, true)]
    [InlineData("""{"kty":"RSA","n":"AQAB","e":"AQAB","use":"sig"}""", true, false)]
    [InlineData("""{"kty":"RSA","n":"AQAB","e":"AQAB","use":"enc"}""", false, true)]
    public void Relates_TheKeyByItsUse(string jwk, bool signs, bool agrees)
    {
        var document = JsonElement.Parse(Expect.Success(Resolve(jwk)));

        Assert.Equal((signs, signs, agrees), (document.TryGetProperty("assertionMethod", out _), document.TryGetProperty("authentication", out _), document.TryGetProperty("keyAgreement", out _)));
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(jwk), document.GetProperty("verificationMethod")[0].GetProperty("publicKeyJwk")));
    }

    [Theory]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}""", "KEY_SYNTAX")]
    [InlineData("""{"kty":"RSA","n":"AQAB","e":"AQAB","p":"AQAB"}""", "KEY_SYNTAX")]
    [InlineData("""{"kty":"oct","k":"AAAA"}""", "KEY_SYNTAX")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"11qY"}""", "KEY_SYNTAX")]
    [InlineData("""{"crv":"Ed25519"}""", "KEY_SYNTAX")]
    [InlineData("[]", "KEY_SYNTAX")]
    [InlineData("""{"kty":"EC","kty":"OKP"}""", "JSON_DUPLICATE_MEMBER")]
    [InlineData("{", "JSON_SYNTAX")]
    public void Refuses_WhatIsNoPublicKey(string jwk, string code) => Expect.Failure(ProblemCodes.All[code], Resolve(jwk));

    [Theory]
    [InlineData("did:jwk:e30=")]
    [InlineData("did:jwk:e3")]
    [InlineData("did:jwk:e31")]
    [InlineData("did:jwk:a:b")]
    [InlineData("did:jwk:e%33")]
    public void Refuses_OtherSpellingsOfBase64Url(string text)
    {
        if (Did.Parse(text) is { IsSuccess: true } did)
        {
            Expect.Failure(ProblemCodes.KeySyntax, DidJwk.Resolve(did.Value));
        }
        else
        {
            Assert.EndsWith("=", text, StringComparison.Ordinal);
        }
    }

    private static Result<byte[]> Resolve(string jwk) =>
        DidJwk.Resolve(Expect.Success(Did.Parse($"did:jwk:{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(jwk))}")));
}
