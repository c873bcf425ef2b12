using System.Text;
using System.Text.Json.Nodes;
using Untp.Core.Proofs.Jose;

namespace Untp.Core.Tests.Proofs.Jose;

public sealed class JoseHeaderTests
{
    private const string Kid = "did:web:example.com#key-1";

    [Theory]
    [InlineData("""{"alg":"EdDSA","kid":"did:web:example.com#key-1"}""")]
    [InlineData("""{"alg":"Ed25519","kid":"did:web:example.com#key-1"}""")]
    [InlineData("""{"alg":"ES256","kid":"did:web:example.com#key-1","typ":"vc+jwt","cty":"vc"}""")]
    [InlineData("""{"alg":"ES256","kid":"did:web:example.com#key-1","typ":"application/vc+jwt","cty":"application/vc"}""")]
    [InlineData("""{"alg":"ES256","kid":"did:web:example.com#key-1","typ":"VC+JWT","cty":"VC"}""")]
    [InlineData("""{"alg":"ES256","kid":"did:web:example.com#key-1","iat":1700000000,"iss":"did:web:example.com","foreign":{}}""")]
    public void Accepts_AHeader(string json)
    {
        var header = JoseHeader.Read(Encoding.UTF8.GetBytes(json));

        Assert.Empty(header.Problems);
        Assert.Equal(Kid, header.Kid);
        Assert.Contains(header.Alg, json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vc+jwt", "vc")]
    [InlineData("vc-ld+jwt", "vc")]
    [InlineData("vc+ld+jwt", "vc+ld+json")]
    [InlineData("vc+ld+json+jwt", "vc+ld+json")]
    [InlineData("application/vc-ld+jwt", "application/vc")]
    public void Accepts_PresentAndFormerNames(string typ, string cty)
    {
        var header = Header();
        (header["typ"], header["cty"]) = (typ, cty);
        Assert.Empty(Read(header));
        Assert.Equal(["JWS_HEADER_INVALID /typ", "JWS_HEADER_INVALID /cty"], Read(header, JoseType.Presentation));

        (header["typ"], header["cty"]) = (typ.Replace("vc", "vp", StringComparison.Ordinal), cty.Replace("vc", "vp", StringComparison.Ordinal));
        Assert.Empty(Read(header, JoseType.Presentation));
        Assert.Equal(["JWS_HEADER_INVALID /typ", "JWS_HEADER_INVALID /cty"], Read(header));
    }

    [Theory]
    [InlineData("JWT")]
    [InlineData("vc")]
    [InlineData("vc+sd-jwt")]
    [InlineData("vc-ld+sd-jwt")]
    [InlineData("dc+sd-jwt")]
    [InlineData("vc-jwt")]
    [InlineData("application/")]
    [InlineData("application/application/vc+jwt")]
    [InlineData("text/vc+jwt")]
    public void Rejects_OtherTypes(string typ)
    {
        var header = Header();
        header["typ"] = typ;

        Assert.Equal(["JWS_HEADER_INVALID /typ"], Read(header));
        Assert.Equal(["JWS_HEADER_INVALID /typ"], Read(header, JoseType.Presentation));
    }

    [Theory]
    [InlineData("\"none\"")]
    [InlineData("\"None\"")]
    [InlineData("\"nOnE\"")]
    [InlineData("\"NONE\"")]
    [InlineData("\"\"")]
    [InlineData("\"HS256\"")]
    [InlineData("\"ES256K\"")]
    [InlineData("\"ES512\"")]
    [InlineData("\"RS1\"")]
    [InlineData("\"RS256\"")]
    [InlineData("\"PS256\"")]
    [InlineData("\"Ed448\"")]
    [InlineData("\"eddsa\"")]
    [InlineData("\"EDDSA\"")]
    [InlineData("\"es256\"")]
    [InlineData("\"ES256 \"")]
    [InlineData("\"ES256\\u0000\"")]
    [InlineData("\"ECDH-ES\"")]
    [InlineData("\"P256\"")]
    [InlineData(null)]
    public void S08_Rejects_OtherAlgorithms(string? alg)
    {
        var header = Header();
        header.Remove("alg");
        if (alg is not null)
        {
            header["alg"] = JsonNode.Parse(alg);
        }

        Assert.Equal(["ALG_NOT_ALLOWED /alg"], Read(header));
    }

    [Theory]
    [InlineData("alg", "7", "JWS_HEADER_INVALID /alg", "ALG_NOT_ALLOWED /alg")]
    [InlineData("alg", "null", "JWS_HEADER_INVALID /alg", "ALG_NOT_ALLOWED /alg")]
    [InlineData("alg", "[\"ES256\"]", "JWS_HEADER_INVALID /alg", "ALG_NOT_ALLOWED /alg")]
    [InlineData("kid", "7", "JWS_HEADER_INVALID /kid", "KID_MISSING /kid")]
    [InlineData("kid", "\"\"", "KID_MISSING /kid")]
    [InlineData("typ", "\"JWT\"", "JWS_HEADER_INVALID /typ")]
    [InlineData("typ", "\"vp+jwt\"", "JWS_HEADER_INVALID /typ")]
    [InlineData("typ", "\"vc+sd-jwt\"", "JWS_HEADER_INVALID /typ")]
    [InlineData("typ", "\"vc+jwt \"", "JWS_HEADER_INVALID /typ")]
    [InlineData("typ", "7", "JWS_HEADER_INVALID /typ")]
    [InlineData("cty", "\"vp\"", "JWS_HEADER_INVALID /cty")]
    [InlineData("cty", "\"JWT\"", "JWS_HEADER_INVALID /cty")]
    [InlineData("cty", "{}", "JWS_HEADER_INVALID /cty")]
    [InlineData("jwk", "{}", "JWS_HEADER_KEY /jwk")]
    [InlineData("jwk", "null", "JWS_HEADER_KEY /jwk")]
    [InlineData("jku", "\"https://example.com/jwks\"", "JWS_HEADER_KEY /jku")]
    [InlineData("x5u", "\"https://example.com/x5\"", "JWS_HEADER_KEY /x5u")]
    [InlineData("x5c", "[]", "JWS_HEADER_KEY /x5c")]
    [InlineData("x5t", "\"\"", "JWS_HEADER_KEY /x5t")]
    [InlineData("x5t#S256", "\"\"", "JWS_HEADER_KEY /x5t#S256")]
    [InlineData("crit", "[\"exp\"]", "JWS_HEADER_INVALID /crit")]
    [InlineData("crit", "[]", "JWS_HEADER_INVALID /crit")]
    [InlineData("b64", "false", "JWS_HEADER_INVALID /b64")]
    [InlineData("b64", "true", "JWS_HEADER_INVALID /b64")]
    [InlineData("zip", "\"DEF\"", "JWS_HEADER_INVALID /zip")]
    [InlineData("vc", "{}", "CLAIM_FORBIDDEN /vc")]
    [InlineData("vp", "null", "CLAIM_FORBIDDEN /vp")]
    public void Rejects_AMember(string name, string value, params string[] problems)
    {
        var header = Header();
        header[name] = JsonNode.Parse(value);

        Assert.Equal(problems, Read(header));
    }

    [Fact]
    public void Rejects_AHeaderWithoutKid()
    {
        var header = Header();
        header.Remove("kid");

        Assert.Equal(["KID_MISSING /kid"], Read(header));
    }

    [Theory]
    [InlineData("""{"alg":"none","alg":"ES256","kid":"x"}""", "JSON_DUPLICATE_MEMBER /alg")]
    [InlineData("""{"alg":"ES256","al\u0067":"none","kid":"x"}""", "JSON_DUPLICATE_MEMBER /alg")]
    [InlineData("""{"alg":"ES256","kid":"x","kid":"y"}""", "JSON_DUPLICATE_MEMBER /kid")]
    [InlineData("[]", "JWS_HEADER_INVALID ")]
    [InlineData("\"ES256\"", "JWS_HEADER_INVALID ")]
    [InlineData("null", "JWS_HEADER_INVALID ")]
    [InlineData("{", "JSON_SYNTAX ")]
    [InlineData("", "JSON_SYNTAX ")]
    [InlineData("""{"a":[[[[[[[[1]]]]]]]]}""", "JSON_TOO_DEEP /a/0/0/0/0/0/0/0")]
    public void Rejects_WhatIsNoHeader(string json, string problem)
    {
        var header = JoseHeader.Read(Encoding.UTF8.GetBytes(json));

        Assert.Equal([problem], header.Problems.Select(found => $"{found.Code} {found.Pointer}"));
        Assert.Equal(("", ""), (header.Alg, header.Kid));
    }

    [Fact]
    public void Rejects_HeadersLargerThan16Kibibytes()
    {
        var header = Header();
        header["x"] = new string('a', 16 * 1024);

        Assert.Equal(["JSON_TOO_LARGE "], Read(header));
    }

    [Fact]
    public void Reports_AllFaults() =>
        Assert.Equal(
            ["ALG_NOT_ALLOWED /alg", "KID_MISSING /kid", "JWS_HEADER_INVALID /typ", "JWS_HEADER_INVALID /cty", "JWS_HEADER_KEY /jwk", "JWS_HEADER_INVALID /crit"],
            Read(JsonNode.Parse("""{"alg":"none","typ":"JWT","cty":"JWT","jwk":{},"crit":["b"]}""")!.AsObject()));

    private static JsonObject Header() => new() { ["alg"] = "ES256", ["kid"] = Kid };

    private static IEnumerable<string> Read(JsonObject header) => Read(header, JoseType.Credential);

    private static IEnumerable<string> Read(JsonObject header, JoseType type) =>
        JoseHeader.Read(Encoding.UTF8.GetBytes(header.ToJsonString()), type).Problems.Select(problem => $"{problem.Code} {problem.Pointer}");
}
