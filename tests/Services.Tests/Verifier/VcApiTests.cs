using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Services.Tests.ServiceDefaults;
using Services.Tests.Stack;
using Untp.Contracts.Verifier.V1;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Proofs.Jose;

namespace Services.Tests.Verifier;

/// <summary>Verification as other people's clients ask for it, and presentations over every way in.</summary>
public sealed class VcApiTests(InProcessStack stack) : IClassFixture<InProcessStack>, IDisposable
{
    private readonly HttpClient _client = stack.Verifier.RestClient();

    public void Dispose() => _client.Dispose();

    [NeedsFact(Part.Shared)]
    public async Task Judges_proofs_alone_where_that_is_asked()
    {
        // The specification's own credential: a did:key has signed for an issuer whose id is a web page.
        var credential = Suite("eddsa-rdfc-2022", "signedDataInt.json");
        var alone = await PostAsync("/credentials/verify", new JsonObject { ["verifiableCredential"] = credential.DeepClone(), ["options"] = new JsonObject { ["checks"] = new JsonArray("proof") } });
        Assert.Equal(HttpStatusCode.OK, alone.StatusCode);
        Assert.True((await Answers.JsonAsync(alone))["verified"]!.GetValue<bool>());

        foreach (var options in (JsonObject?[])[null, []])
        {
            var body = new JsonObject { ["verifiableCredential"] = credential.DeepClone() };
            if (options is not null)
            {
                body["options"] = options;
            }

            var whole = await PostAsync("/credentials/verify", body);
            Assert.Equal(HttpStatusCode.BadRequest, whole.StatusCode);
            var problem = await Answers.JsonAsync(whole);
            Assert.Equal("KID_ISSUER_MISMATCH", problem["code"]!.GetValue<string>());
            Assert.False(problem["verified"]!.GetValue<bool>());
            Assert.Equal("invalid", problem["report"]!["outcome"]!.GetValue<string>());
        }
    }

    [NeedsFact(Part.Shared)]
    public async Task Rejects_a_changed_credential()
    {
        var credential = Suite("eddsa-rdfc-2022", "signedDataInt.json");
        credential["credentialSubject"]!["alumniOf"] = "Another school";
        var response = await PostAsync("/credentials/verify", new JsonObject { ["verifiableCredential"] = credential, ["options"] = new JsonObject { ["checks"] = new JsonArray("proof") } });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("PROOF_SIGNATURE_INVALID", await Answers.CodeAsync(response));
    }

    [NeedsFact(Part.Shared)]
    public async Task Rejects_a_credential_whose_proof_is_null()
    {
        var credential = Suite("eddsa-rdfc-2022", "signedDataInt.json");
        credential["proof"] = null;
        var response = await PostAsync("/credentials/verify", new JsonObject { ["verifiableCredential"] = credential });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("PROOF_INVALID", await Answers.CodeAsync(response));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("{}", "REQUEST_SHAPE")]
    [InlineData("{\"verifiableCredential\":\"eyJhbGciOiJFUzI1NiJ9.e30.AA\"}", "REQUEST_SHAPE")]
    [InlineData("{\"verifiableCredential\":null}", "REQUEST_SHAPE")]
    [InlineData("{\"verifiableCredential\":{},\"options\":[]}", "REQUEST_SHAPE")]
    [InlineData("{\"verifiableCredential\":{},\"options\":{\"check\":[\"proof\"]}}", "REQUEST_MEMBER_UNKNOWN")]
    [InlineData("{\"verifiableCredential\":{\"type\":[\"VerifiableCredential\"]}}", "ENVELOPE_INVALID")]
    [InlineData("{\"verifiableCredential\":", "JSON_SYNTAX")]
    public async Task Rejects_what_is_no_request(string body, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync("/credentials/verify", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, await Answers.CodeAsync(response));
    }

    [NeedsFact(Part.Shared)]
    public async Task Answers_422_for_what_could_not_be_decided()
    {
        var credential = Suite("eddsa-rdfc-2022", "signedDataInt.json");
        credential["@context"]!.AsArray().Add("https://nobody.example/context");
        var response = await PostAsync("/credentials/verify", new JsonObject { ["verifiableCredential"] = credential, ["options"] = new JsonObject { ["checks"] = new JsonArray("proof") } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("CONTEXT_UNKNOWN", await Answers.CodeAsync(response));
    }

    [NeedsFact(Part.Shared)]
    public async Task Verifies_presentations_with_their_challenge()
    {
        var presentation = Presentation(Passport.Signed(credential => credential["validFrom"] = "2026-01-01T00:00:00Z"), out var sign);
        var jwt = sign("c-1", "shop.example");
        var enveloped = Envelope(jwt, "vp", "EnvelopedVerifiablePresentation");

        var good = await PostAsync("/presentations/verify", Body(enveloped, "c-1", "shop.example"));
        var report = await Answers.JsonAsync(good);
        Assert.True(good.IsSuccessStatusCode, report.ToJsonString());
        Assert.True(report["verified"]!.GetValue<bool>());
        Assert.Equal("valid", report["report"]!["credentials"]![0]!["report"]!["outcome"]!.GetValue<string>());

        var replayed = await PostAsync("/presentations/verify", Body(enveloped, "c-2", "shop.example"));
        Assert.Equal((HttpStatusCode.BadRequest, "PROOF_CHALLENGE_MISMATCH"), (replayed.StatusCode, await Answers.CodeAsync(replayed)));

        var elsewhere = await PostAsync("/presentations/verify", Body(enveloped, "c-1", "other.example"));
        Assert.Equal((HttpStatusCode.BadRequest, "PROOF_DOMAIN_MISMATCH"), (elsewhere.StatusCode, await Answers.CodeAsync(elsewhere)));

        var unsigned = await PostAsync("/presentations/verify", new JsonObject { ["verifiablePresentation"] = presentation });
        Assert.Equal(HttpStatusCode.OK, unsigned.StatusCode);
    }

    [NeedsFact(Part.Shared)]
    public async Task Verifies_presentations_natively_over_rest_and_grpc()
    {
        Presentation(Passport.Signed(credential => credential["validFrom"] = "2026-01-01T00:00:00Z"), out var sign);
        var jwt = sign("c-1", "shop.example");
        using var content = new StringContent(jwt, Encoding.ASCII, new MediaTypeHeaderValue("application/vp+jwt"));
        using var response = await _client.PostAsync("/v1/verifications", content);
        var rest = await Answers.JsonAsync(response);
        Assert.Equal("valid", rest["outcome"]!.GetValue<string>());
        Assert.Equal("valid", rest["credentials"]![0]!["report"]!["outcome"]!.GetValue<string>());

        var client = new VerifierService.VerifierServiceClient(stack.Verifier.Invoker());
        var request = new VerifyPresentationRequest
        {
            Presentation = ByteString.CopyFromUtf8(jwt),
            Challenge = "c-1",
            Domain = "shop.example",
            OfCredentials = new Verification { At = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch.AddYears(57)) },
        };
        var grpc = (await client.VerifyPresentationAsync(request)).Report;
        Assert.Equal(Outcome.Valid, grpc.Outcome);
        Assert.Equal(rest["holder"]!.GetValue<string>(), grpc.Holder);

        request.Challenge = "c-2";
        Assert.Equal(Outcome.Invalid, (await client.VerifyPresentationAsync(request)).Report.Outcome);
    }

    private static JsonObject Body(JsonObject presentation, string challenge, string domain) => new()
    {
        ["verifiablePresentation"] = presentation.DeepClone(),
        ["options"] = new JsonObject { ["challenge"] = challenge, ["domain"] = domain },
    };

    private static JsonObject Presentation(string credential, out Func<string, string, string> sign)
    {
        var key = SigningKey.Create(KeyType.P256).Value!;
        var did = DidKey.From(key.VerificationKey);
        var presentation = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["type"] = new JsonArray("VerifiablePresentation"),
            ["holder"] = did.Value,
            ["verifiableCredential"] = new JsonArray(Envelope(credential, "vc", "EnvelopedVerifiableCredential")),
        };
        sign = (nonce, audience) =>
        {
            var signed = presentation.DeepClone().AsObject();
            (signed["nonce"], signed["aud"]) = (nonce, audience);
            return Encoding.ASCII.GetString(VpJwt.Sign(Encoding.UTF8.GetBytes(signed.ToJsonString()), DidKey.VerificationMethodOf(did), key));
        };
        return presentation;
    }

    private static JsonObject Envelope(string jwt, string content, string type) => new()
    {
        ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
        ["type"] = type,
        ["id"] = $"data:application/{content}+jwt,{jwt}",
    };

    private static JsonObject Suite(string suite, string file) =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(Repository.Shared, "vectors", "vc-di-eddsa", suite, file)))!.AsObject();

    private Task<HttpResponseMessage> PostAsync(string path, JsonObject body) => _client.PostAsJsonAsync(path, body);
}
