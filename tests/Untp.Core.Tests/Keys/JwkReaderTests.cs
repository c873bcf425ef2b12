using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Keys;

public sealed class JwkReaderTests
{
    // RFC 8037, appendix A.2.
    private const string Ed25519 = """{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""";

    // RFC 7517, appendix A.1, where it is for encryption.
    private const string P256 = """{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","use":"sig","kid":"1"}""";

    [Fact]
    public void Reads_Ed25519()
    {
        var key = Expect.Success(Read(Ed25519));

        Assert.Equal(KeyType.Ed25519, key.Type);
        Assert.Equal("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", Base64Url.EncodeToString(key.Encoded.Span));
    }

    [Fact]
    public void Reads_P256()
    {
        var key = Expect.Success(Read(P256));

        Assert.Equal(KeyType.P256, key.Type);

        // y ends in an odd byte.
        Assert.Equal([3, .. Base64Url.DecodeFromChars("MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4")], key.Encoded.ToArray());
    }

    [Theory]
    [InlineData("use", "\"sig\"")]
    [InlineData("key_ops", "[\"verify\"]")]
    [InlineData("key_ops", "[\"sign\",\"verify\"]")]
    [InlineData("alg", "\"ES256\"")]
    public void Accepts_AKeyForSignatures(string member, string value) => Expect.Success(Read(P256With(member, value)));

    [Theory]
    [InlineData("use", "\"enc\"")]
    [InlineData("use", "7")]
    [InlineData("key_ops", "[]")]
    [InlineData("key_ops", "[\"encrypt\",\"sign\"]")]
    [InlineData("key_ops", "\"verify\"")]
    [InlineData("key_ops", "[\"verify\",\"verify\"]")]
    [InlineData("key_ops", "[\"verify\",7]")]
    public void Rejects_AKeyForSomethingElse(string member, string value) => Expect.Failure(ProblemCodes.KeyNotAuthorized, Read(P256With(member, value)));

    [Theory]
    [InlineData("\"ES384\"")]
    [InlineData("\"ES521\"")]
    [InlineData("\"EdDSA\"")]
    [InlineData("\"HS256\"")]
    [InlineData("\"es256\"")]
    [InlineData("null")]
    public void Rejects_AKeyOfAnotherAlgorithm(string alg) => Expect.Failure(ProblemCodes.KeySyntax, Read(P256With("alg", alg)));

    [Theory]
    [InlineData("""{"kty":"RSA","n":"AQAB","e":"AQAB"}""")]
    [InlineData("""{"kty":"OKP","crv":"X25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed448","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""")]
    [InlineData("""{"kty":"EC","crv":"secp256k1","x":"AA","y":"AA"}""")]
    [InlineData("""{"kty":"EC","crv":"P-521","x":"AA","y":"AA"}""")]
    [InlineData("""{"kty":"EC","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""")]
    [InlineData("""{"kty":"okp","crv":"Ed25519"}""")]
    [InlineData("""{"kty":"OKP"}""")]
    public void Names_ForeignTypes(string jwk) => Expect.Failure(ProblemCodes.KeyTypeUnsupported, Read(jwk));

    [Theory]
    [InlineData("[]")]
    [InlineData("\"key\"")]
    [InlineData("{}")]
    [InlineData("""{"kty":7,"crv":"Ed25519"}""")]
    [InlineData("""{"kty":"EC","crv":"P-384","x":"AA","y":"AA"}""")]
    [InlineData("""{"kty":"oct","k":"AAAA"}""")]
    [InlineData("""{"kty":"RSA","n":"AQAB","e":"AQAB","p":"AQAB"}""")]
    public void Rejects_WhatIsNoKey(string jwk) => Expect.Failure(ProblemCodes.KeySyntax, Read(jwk));

    [Theory]
    [InlineData("x", null)]
    [InlineData("x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo=")]
    [InlineData("x", "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo")]
    [InlineData("x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp")]
    [InlineData("x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHUQ")]
    [InlineData("x", "")]
    [InlineData("x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURö")]
    [InlineData("d", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")]
    [InlineData("d", "")]
    public void Rejects_BrokenAndPrivateKeys(string member, string? value)
    {
        var jwk = JsonNode.Parse(Ed25519)!;
        jwk[member] = value;

        Expect.Failure(ProblemCodes.KeySyntax, Read(jwk.ToJsonString()));
    }

    [Theory]
    [InlineData("y", "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyE")]
    [InlineData("y", "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4")]
    [InlineData("y", null)]
    [InlineData("x", "__________________________________________8")]
    public void Rejects_PointsOffTheCurve(string member, string? value)
    {
        var jwk = JsonNode.Parse(P256)!;
        jwk[member] = value;

        Expect.Failure(ProblemCodes.KeySyntax, Read(jwk.ToJsonString()));
    }

    private static string P256With(string member, string value)
    {
        var jwk = JsonNode.Parse(P256)!;
        jwk[member] = JsonNode.Parse(value);
        return jwk.ToJsonString();
    }

    private static Result<VerificationKey> Read(string jwk) => JwkReader.Read(StrictJson.Parse(jwk));
}
