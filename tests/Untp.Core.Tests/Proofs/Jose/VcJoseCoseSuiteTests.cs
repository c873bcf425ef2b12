using System.Text;
using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Proofs.Jose;

/// <summary>The cases of the W3C test suite for VC-JOSE-COSE that are for JOSE, with the key beside the token.</summary>
public sealed class VcJoseCoseSuiteTests
{
    private static readonly DateTimeOffset _clock = new(2024, 12, 16, 12, 0, 0, TimeSpan.Zero);

    [NeedsFact(Part.Shared)]
    public void Holds_InEveryCase()
    {
        var cases = Vectors.Read("vectors", "vc-jose-cose-suite", "cases.json").EnumerateArray().ToList();

        Assert.Equal([1, 2, 3, 6, 7, 8], cases.Select(one => one.GetProperty("number").GetInt32()));
        foreach (var one in cases)
        {
            var (input, method) = (one.GetProperty("input").GetString()!, one.GetProperty("key").GetString()!);
            var type = one.GetProperty("feature").GetString() == "presentation_jose" ? JoseType.Presentation : JoseType.Credential;
            var token = Read(input);
            if (one.GetProperty("fn").GetString() == "issue")
            {
                Assert.NotEmpty(Expect.Success(StrictJsonReader.Read(token).ToResult()).EnumerateObject());
                token = Sign(type, token, method);
            }

            Assert.Equal("success", one.GetProperty("expected").GetString());
            Assert.Empty(Check(token, type, PublicKey(method)));
        }
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("credential-jose-minimal.txt", "vm-p384.json", "ALG_NOT_ALLOWED")]
    [InlineData("credential-jose-minimal.txt", "vm-ed25519.json", "ALG_NOT_ALLOWED")]
    [InlineData("credential-issuer-match-signed.txt", "vm-p256.json", "ALG_NOT_ALLOWED")]
    public void Rejects_AnotherKey(string input, string method, string code) =>
        Assert.Equal([code], Check(Read(input), JoseType.Credential, PublicKey(method)));

    [NeedsFact(Part.Shared)]
    public void Rejects_EveryChangedByteOfAToken()
    {
        var token = Read("credential-jose-minimal.txt");
        for (var i = 0; i < token.Length; i += 7)
        {
            var changed = token.ToArray();
            changed[i] = changed[i] == 'A' ? (byte)'B' : (byte)'A';

            Assert.NotEmpty(Check(changed, JoseType.Credential, PublicKey("vm-p256.json")));
        }
    }

    [NeedsFact(Part.Shared)]
    public void Rejects_ThePresentationAfterItsExp()
    {
        var payload = Payload("presentation-jose-multiple.txt");

        Assert.Empty(RegisteredClaims.CheckAt(payload, _clock, TimeSpan.Zero));
        Assert.Equal(ProblemCodes.CredentialExpired, Assert.Single(RegisteredClaims.CheckAt(payload, DateTimeOffset.FromUnixTimeSeconds(1734397450), TimeSpan.Zero)).Code);
    }

    [NeedsFact(Part.Shared)]
    public void Warns_OfTheDateThatIsNoNumber()
    {
        Assert.Equal("/iat", Assert.Single(RegisteredClaims.Warnings(Payload("credential-jose-minimal.txt"))).Pointer);
        Assert.Equal("/iat", Assert.Single(RegisteredClaims.Warnings(Payload("credential-issuer-match-signed.txt"))).Pointer);
        Assert.Empty(RegisteredClaims.Warnings(Payload("presentation-jose-multiple.txt")));
    }

    [NeedsFact(Part.Shared)]
    public void Tells_HowThePresentedCredentialsAreSecured()
    {
        var enveloped = Payload("presentation-jose-multiple.txt").GetProperty("verifiableCredential").EnumerateArray().Select(EnvelopedCredential.Read).ToList();

        Assert.Equal(3, enveloped.Count);
        Assert.Empty(Check(Expect.Success(enveloped[0]), JoseType.Credential, PublicKey("vm-p256.json")));
        Expect.Failure(ProblemCodes.SecuringUnsupported, enveloped[1]);
        Expect.Failure(ProblemCodes.SecuringUnsupported, enveloped[2]);
    }

    /// <summary>The codes of everything that speaks against a token.</summary>
    private static List<string> Check(byte[] token, JoseType type, VerificationKey key)
    {
        var jws = CompactJws.Read(token, 1 << 20);
        if (!jws.IsSuccess)
        {
            return [.. jws.Problems.Select(problem => problem.Code.Id)];
        }

        var header = JoseHeader.Read(jws.Value.Header.Span, type);
        var payload = StrictJsonReader.Read(jws.Value.Payload.Span).ToResult();
        var problems = new List<Problem>([.. header.Problems, .. payload.Problems]);
        if (jws.Value.Check(header.Alg, key) is { } problem)
        {
            problems.Add(problem);
        }

        if (payload.IsSuccess)
        {
            problems.AddRange(type == JoseType.Presentation ? RegisteredClaims.CheckPresentation(payload.Value) : CheckCredential(new Credential(payload.Value)));
            problems.AddRange(RegisteredClaims.CheckAt(payload.Value, _clock, TimeSpan.Zero));
        }

        return [.. problems.Select(problem => problem.Code.Id)];
    }

    private static IEnumerable<Problem> CheckCredential(Credential credential) => [.. CredentialShape.Check(credential), .. RegisteredClaims.Check(credential.Json)];

    private static byte[] Sign(JoseType type, byte[] payload, string method)
    {
        var vm = StrictJson.Parse(Read(method));
        var secret = System.Buffers.Text.Base64Url.DecodeFromChars(vm.GetProperty("secretKeyJwk").GetProperty("d").GetString());
        using var key = Expect.Success(SigningKey.Import(PublicKey(method).Type, secret));
        var kid = vm.GetProperty("id").GetString()!;
        return type == JoseType.Presentation ? VpJwt.Sign(payload, kid, key) : VcJwt.Sign(payload, kid, key);
    }

    private static VerificationKey PublicKey(string method) => Expect.Success(JwkReader.Read(StrictJson.Parse(Read(method)).GetProperty("publicKeyJwk")));

    private static StrictJson Payload(string input) => StrictJson.Parse(Expect.Success(CompactJws.Read(Read(input), 1 << 20)).Payload.Span);

    private static byte[] Read(string file) => Encoding.ASCII.GetBytes(Encoding.UTF8.GetString(Vectors.ReadBytes("vectors", "vc-jose-cose-suite", "input", file)).Trim());
}
