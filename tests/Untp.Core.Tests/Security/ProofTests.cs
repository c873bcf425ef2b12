using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Tests.Verification;
using Untp.Core.Verification;

namespace Untp.Core.Tests.Security;

/// <summary>Whose key it is, who says so, and by which algorithm.</summary>
public sealed class ProofTests
{
    [Theory]
    [InlineData("did:web:attacker.example#key-1", "proof.key", "KID_ISSUER_MISMATCH")]
    [InlineData("did:web:issuer.example:sub#key-1", "proof.key", "KID_ISSUER_MISMATCH")]
    [InlineData("did:web:ISSUER.example#key-1", "proof.key", "KID_ISSUER_MISMATCH")]
    [InlineData("#key-1", "proof.key", "DID_SYNTAX")]
    [InlineData("key-1", "proof.key", "DID_SYNTAX")]
    [InlineData("https://issuer.example/keys/1", "proof.key", "DID_SYNTAX")]
    [InlineData("did:web:issuer.example#key-9", "proof.key", "KEY_NOT_FOUND")]
    [InlineData("", "envelope", "KID_MISSING")]
    [InlineData(null, "envelope", "KID_MISSING")]
    public async Task S06_kid_that_names_no_key_of_the_issuer_is_invalid(string? kid, string check, string code)
    {
        var scenario = new Scenario();
        scenario.Header.Remove("kid");
        if (kid is not null)
        {
            scenario.Header["kid"] = kid;
        }

        AssertInvalid(await scenario.VerifyAsync(), check, code);
    }

    [Theory]
    [InlineData("jwk")]
    [InlineData("jku")]
    [InlineData("x5u")]
    [InlineData("x5c")]
    [InlineData("x5t")]
    [InlineData("x5t#S256")]
    public async Task S06_key_in_the_header_is_never_used_even_beside_a_good_kid(string name)
    {
        var beside = new Scenario();
        beside.Header[name] = "https://attacker.example/key";
        var alone = new Scenario();
        alone.Header[name] = new JsonObject { ["kty"] = "OKP", ["crv"] = "Ed25519", ["x"] = "AAAA" };
        alone.Header.Remove("kid");

        AssertInvalid(await beside.VerifyAsync(), "envelope", "JWS_HEADER_KEY");
        AssertInvalid(await alone.VerifyAsync(), "envelope", "KID_MISSING");
        Assert.Contains((await alone.VerifyAsync()).Checks[0].Finding.Problems, problem => problem.Code == ProblemCodes.JwsHeaderKey);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task S06_attackers_own_key_and_document_do_not_speak_for_the_issuer(bool isAttackersKid)
    {
        using var attacker = SigningKey.Create(KeyType.P256).Value!;
        var scenario = new Scenario(KeyType.P256) { SignWith = data => attacker.Sign(data) };
        if (isAttackersKid)
        {
            scenario.Header["kid"] = "did:web:attacker.example#key-1";
            scenario.Method["publicKeyMultibase"] = Multikey.Encode(attacker.VerificationKey);
        }

        AssertInvalid(await scenario.VerifyAsync(), isAttackersKid ? "proof.key" : "proof.signature", isAttackersKid ? "KID_ISSUER_MISMATCH" : "PROOF_SIGNATURE_INVALID");
    }

    [Theory]
    [InlineData("\"did:web:attacker.example\"")]
    [InlineData("\"did:web:issuer.example/\"")]
    [InlineData("\"did:web:ISSUER.example\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("[\"did:web:issuer.example\"]")]
    [InlineData("{\"id\":\"did:web:issuer.example\"}")]
    public async Task S07_iss_that_is_not_the_issuer_is_invalid(string iss)
    {
        foreach (var isObject in (bool[])[true, false])
        {
            var scenario = new Scenario();
            scenario.Credential["issuer"] = isObject ? new JsonObject { ["id"] = Scenario.Issuer } : Scenario.Issuer;
            scenario.Credential["iss"] = JsonNode.Parse(iss);

            AssertInvalid(await scenario.VerifyAsync(), "credential.claims", "CLAIM_MISMATCH");
        }
    }

    [Fact]
    public async Task S07_iss_of_the_header_that_is_not_the_issuer_is_invalid()
    {
        foreach (var issuer in (JsonNode[])[Scenario.Issuer, new JsonObject { ["id"] = Scenario.Issuer }])
        {
            var scenario = new Scenario();
            scenario.Credential["issuer"] = issuer;
            scenario.Header["iss"] = "did:web:attacker.example";
            AssertInvalid(await scenario.VerifyAsync(), "credential.claims", "CLAIM_MISMATCH");

            scenario.Header["iss"] = Scenario.Issuer;
            Assert.Equal(Outcome.Valid, (await scenario.VerifyAsync()).Outcome);
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("nOnE")]
    [InlineData("ES256K")]
    [InlineData("RS1")]
    [InlineData("HS256")]
    [InlineData(null)]
    public async Task S08_alg_that_is_not_allowed_is_invalid_whatever_the_signature(string? alg)
    {
        foreach (var type in Enum.GetValues<KeyType>())
        {
            var scenario = new Scenario(type);
            scenario.Header.Remove("alg");
            if (alg is not null)
            {
                scenario.Header["alg"] = alg;
            }

            AssertInvalid(await scenario.VerifyAsync(), "envelope", "ALG_NOT_ALLOWED");
        }
    }

    [Theory]
    [InlineData(KeyType.Ed25519, "ES256")]
    [InlineData(KeyType.P256, "EdDSA")]
    [InlineData(KeyType.P256, "Ed25519")]
    public async Task S08_alg_of_another_kind_of_key_is_invalid(KeyType type, string alg)
    {
        var scenario = new Scenario(type);
        scenario.Header["alg"] = alg;

        AssertInvalid(await scenario.VerifyAsync(), "proof.key", "ALG_NOT_ALLOWED");
    }

    [Theory]
    [InlineData(KeyType.Ed25519)]
    [InlineData(KeyType.P256)]
    public async Task S08_public_key_used_as_a_secret_is_invalid(KeyType type)
    {
        var plain = new Scenario(type);
        var publicKey = plain.Method["publicKeyMultibase"]!.GetValue<string>();
        var multicodec = SimpleBase.Base58.Bitcoin.Decode(publicKey.AsSpan(1));
        foreach (var secret in (byte[][])[Encoding.ASCII.GetBytes(publicKey), multicodec, multicodec[2..]])
        {
            var scenario = new Scenario(type) { SignWith = data => HMACSHA256.HashData(secret, data) };
            scenario.Header["alg"] = "HS256";

            AssertInvalid(await scenario.VerifyAsync(), "envelope", "ALG_NOT_ALLOWED");
        }
    }

    [Fact]
    public async Task S08_unsigned_token_is_refused()
    {
        var parts = Encoding.ASCII.GetString(new Scenario().Sign()).Split('.');
        var header = Base64Url.EncodeToString("""{"alg":"none"}"""u8);

        Expect.Failure(ProblemCodes.JwsSyntax, await new Scenario().Pipeline().VerifyAsync(new VerificationRequest(Encoding.ASCII.GetBytes($"{header}.{parts[1]}.")), CancellationToken.None));
        Expect.Failure(ProblemCodes.JwsSyntax, await new Scenario().Pipeline().VerifyAsync(new VerificationRequest(Encoding.ASCII.GetBytes($"{header}.{parts[1]}")), CancellationToken.None));
    }

    private static void AssertInvalid(VerificationReport report, string check, string code)
    {
        Assert.Equal(Outcome.Invalid, report.Outcome);
        var finding = report.Checks.Single(result => result.Name == check).Finding;
        Assert.Equal(CheckOutcome.Failed, finding.Outcome);
        Assert.Contains(finding.Problems, problem => problem.Code.Id == code);
    }
}
