using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Untp.Contracts.Issuer.V1;
using Untp.Contracts.Verifier.V1;

namespace Services.Tests.Stack;

/// <summary>The main job on real input: the official passports, issued with a DID of ours, verified, and refused when bad.</summary>
public sealed class MainJobTests(InProcessStack stack) : IClassFixture<InProcessStack>
{
    // All samples are valid at this moment; two of them expire a month later.
    private const string At = "2026-02-01T00:00:00Z";

    public static TheoryData<string> OfficialPassports => new(
        "untp/0.7.0/samples/official/dpp/DigitalProductPassport_instance.json",
        "untp/0.7.0/samples/official/dpp/DigitalProductPassport_battery_instance.json",
        "untp/0.7.0/samples/official/dpp/DigitalProductPassport_cathode_instance.json",
        "untp/0.6.0/samples/official/dpp.json");

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(OfficialPassports))]
    public async Task Official_passport_is_issued_and_valid_over_rest(string path)
    {
        var issued = await IssueOverRestAsync(await PassportAsync(path, await CreateDidAsync("Ed25519")));

        var report = await VerifyOverRestAsync(issued["credential"]!.GetValue<string>());

        Assert.Equal("valid", report["outcome"]!.GetValue<string>());
        Assert.All(report["checks"]!.AsArray(), check => Assert.Contains(check!["outcome"]!.GetValue<string>(), new[] { "passed", "notApplicable" }));
        Assert.Equal("DigitalProductPassport", report["type"]!.GetValue<string>());
    }

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(OfficialPassports))]
    public async Task Official_passport_is_issued_and_valid_over_grpc(string path)
    {
        var issuer = new IssuerService.IssuerServiceClient(stack.Issuer.Invoker());
        var did = await issuer.CreateDidAsync(new CreateDidRequest { Method = DidMethod.Key, KeyType = KeyType.P256 });
        var issued = await issuer.IssueCredentialAsync(new IssueCredentialRequest { Credential = ByteString.CopyFromUtf8((await PassportAsync(path, did.Did)).ToJsonString()) });

        var response = await Verifier().VerifyCredentialAsync(new VerifyCredentialRequest { Verification = Verification(issued.Credential) });

        Assert.Equal(Outcome.Valid, response.Report.Outcome);
        Assert.Equal(did.Did, response.Report.Issuer);
        var again = await issuer.GetCredentialAsync(new GetCredentialRequest { Id = issued.Id });
        Assert.Equal(issued.Credential, again.Credential);
    }

    [NeedsFact(Part.Shared)]
    public async Task Changed_byte_of_the_payload_is_refused()
    {
        var jwt = (await IssueOverRestAsync(await OwnPassportAsync()))["credential"]!.GetValue<string>();
        var segments = jwt.Split('.');
        var payload = Encoding.UTF8.GetString(Base64UrlDecode(segments[1])).Replace("Oak dining table", "Elm dining table", StringComparison.Ordinal);
        var tampered = $"{segments[0]}.{System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}.{segments[2]}";

        var report = await VerifyOverRestAsync(tampered);

        Assert.Equal("invalid", report["outcome"]!.GetValue<string>());
        Assert.Equal("PROOF_SIGNATURE_INVALID", Code(report, "proof.signature"));
    }

    [NeedsFact(Part.Shared)]
    public async Task Schema_breaking_passport_is_not_signed_and_refused_when_signed_elsewhere()
    {
        var passport = await OwnPassportAsync();
        passport["credentialSubject"]!.AsObject().Remove("idGranularity");

        using var client = stack.Issuer.RestClient();
        var refused = await client.PostAsJsonAsync("/v1/credentials", new JsonObject { ["credential"] = passport.DeepClone() });
        var problem = (await refused.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("SCHEMA_INVALID", problem["code"]!.GetValue<string>());
        Assert.Contains(problem["errors"]!.AsArray(), error => error!["pointer"]!.GetValue<string>() == "/credentialSubject");

        // Left out on purpose, the schema stops the verifier all the same.
        var signed = await IssueOverRestAsync(passport, validate: false);
        var report = await VerifyOverRestAsync(signed["credential"]!.GetValue<string>());
        Assert.Equal("invalid", report["outcome"]!.GetValue<string>());
        Assert.Equal("SCHEMA_INVALID", Code(report, "schema"));
        Assert.Equal("passed", Check(report, "proof.signature")["outcome"]!.GetValue<string>());
    }

    [NeedsFact(Part.Shared)]
    public async Task Stream_answers_in_order_with_the_verdict_of_each()
    {
        var good = (await IssueOverRestAsync(await OwnPassportAsync()))["credential"]!.GetValue<string>();
        var bad = good[..^5] + (good[^5] == 'A' ? 'B' : 'A') + good[^4..];
        using var call = Verifier().VerifyCredentials();
        const int count = 300;
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < count; i++)
            {
                var credential = (i % 3) switch { 0 => good, 1 => bad, _ => "no credential" };
                await call.RequestStream.WriteAsync(new VerifyCredentialsRequest { Id = $"{i}", Verification = Verification(ByteString.CopyFromUtf8(credential)) });
            }

            await call.RequestStream.CompleteAsync();
        });

        var next = 0;
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            Assert.Equal($"{next}", answer.Id);
            switch (next % 3)
            {
                case 0:
                    Assert.Equal(Outcome.Valid, answer.Report.Outcome);
                    break;
                case 1:
                    Assert.Equal(Outcome.Invalid, answer.Report.Outcome);
                    break;
                default:
                    Assert.Equal("JWS_SYNTAX", answer.Problem.Code);
                    break;
            }

            next++;
        }

        await writing;
        Assert.Equal(count, next);
    }

    [Fact]
    public async Task Another_tenants_did_signs_nothing()
    {
        var passport = await OwnPassportAsync();
        using var client = stack.Issuer.RestClient("other");

        var refused = await client.PostAsJsonAsync("/v1/credentials", new JsonObject { ["credential"] = passport, ["validate"] = false });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("DID_NOT_OURS", (await refused.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Id_issued_before_is_a_conflict()
    {
        var passport = await OwnPassportAsync();
        await IssueOverRestAsync(passport, validate: false);
        using var client = stack.Issuer.RestClient();

        var refused = await client.PostAsJsonAsync("/v1/credentials", new JsonObject { ["credential"] = passport, ["validate"] = false });

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    [Fact]
    public async Task Status_of_a_credential_without_entry_is_a_failed_precondition()
    {
        var issued = await IssueOverRestAsync(await OwnPassportAsync(), validate: false);
        var issuer = new IssuerService.IssuerServiceClient(stack.Issuer.Invoker());

        var known = await Assert.ThrowsAsync<RpcException>(async () =>
            await issuer.SetCredentialStatusAsync(new SetCredentialStatusRequest { Id = issued["id"]!.GetValue<string>(), Purpose = StatusPurpose.Revocation, Value = true }));
        var unknown = await Assert.ThrowsAsync<RpcException>(async () =>
            await issuer.SetCredentialStatusAsync(new SetCredentialStatusRequest { Id = "https://nowhere.example/1", Purpose = StatusPurpose.Revocation, Value = true }));

        Assert.Equal(StatusCode.FailedPrecondition, known.StatusCode);
        Assert.Equal("STATUS_NOT_ALLOCATED", known.Trailers.GetValue("untp-code"));
        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData("", "application/vc+jwt", HttpStatusCode.BadRequest, "REQUEST_EMPTY")]
    [InlineData("a.b", "application/vc+jwt", HttpStatusCode.BadRequest, "JWS_SYNTAX")]
    [InlineData("e30.e31.AA", "application/vc+jwt", HttpStatusCode.BadRequest, "BASE64URL_NOT_CANONICAL")]
    [InlineData("<a/>", "application/xml", HttpStatusCode.UnsupportedMediaType, "MEDIA_TYPE_UNSUPPORTED")]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest, "JSON_SYNTAX")]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest, "REQUEST_SHAPE")]
    [InlineData("""{"credential":"a","credential":"b"}""", "application/json", HttpStatusCode.BadRequest, "JSON_DUPLICATE_MEMBER")]
    [InlineData("""{"credential":"a.b.c","trustedIssuer":[]}""", "application/json", HttpStatusCode.BadRequest, "REQUEST_MEMBER_UNKNOWN")]
    [InlineData("""{"credential":"a.b.c","at":"yesterday"}""", "application/json", HttpStatusCode.BadRequest, "REQUEST_SHAPE")]
    public async Task Unreadable_input_is_a_problem(string body, string mediaType, HttpStatusCode status, string code)
    {
        using var client = stack.Verifier.RestClient();
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(mediaType));

        var response = await client.PostAsync("/v1/verifications", content);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Trusted_issuers_decide_when_named()
    {
        var did = await CreateDidAsync("Ed25519");
        var passport = await OwnPassportAsync(did);
        var jwt = (await IssueOverRestAsync(passport, validate: false))["credential"]!.GetValue<string>();

        var listed = await VerifyOverRestAsync(jwt, did);
        var stranger = await VerifyOverRestAsync(jwt, "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK");

        Assert.Equal("listed", listed["issuer"]!["trust"]!.GetValue<string>());
        Assert.Equal("invalid", stranger["outcome"]!.GetValue<string>());
        Assert.Equal("ISSUER_NOT_TRUSTED", Code(stranger, "issuer.trust"));
    }

    private static byte[] Base64UrlDecode(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);

    private static JsonObject Check(JsonObject report, string name) => report["checks"]!.AsArray().Single(check => check!["name"]!.GetValue<string>() == name)!.AsObject();

    private static string Code(JsonObject report, string name) => Check(report, name)["code"]!.GetValue<string>();

    private static async Task<JsonObject> PassportAsync(string path, string did)
    {
        var passport = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Shared, "documents", path)))!.AsObject();
        passport["issuer"]!["id"] = did;
        passport["id"] = $"{passport["id"]!.GetValue<string>()}/{did}";
        return passport;
    }

    private static Verification Verification(ByteString credential) =>
        new() { Credential = credential, At = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(At)) };

    private VerifierService.VerifierServiceClient Verifier() => new(stack.Verifier.Invoker());

    private async Task<string> CreateDidAsync(string keyType)
    {
        using var client = stack.Issuer.RestClient();
        var response = await client.PostAsJsonAsync("/v1/dids", new { method = "key", keyType });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!["did"]!.GetValue<string>();
    }

    private async Task<JsonObject> OwnPassportAsync(string? did = null)
    {
        did ??= await CreateDidAsync("Ed25519");
        var passport = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples", "passport", "dpp-0.7.0.json")))!.AsObject();
        passport["issuer"]!["id"] = did;
        passport["id"] = $"https://passports.untp.example/dpp/{did}";
        return passport;
    }

    private async Task<JsonObject> IssueOverRestAsync(JsonObject passport, bool validate = true)
    {
        using var client = stack.Issuer.RestClient();
        var response = await client.PostAsJsonAsync("/v1/credentials", new JsonObject { ["credential"] = passport.DeepClone(), ["validate"] = validate });
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Created, body);
        return JsonNode.Parse(body)!.AsObject();
    }

    private async Task<JsonObject> VerifyOverRestAsync(string jwt, params string[] trustedIssuers)
    {
        using var client = stack.Verifier.RestClient();
        var response = await client.PostAsJsonAsync("/v1/verifications", new { credential = jwt, at = At, trustedIssuers });
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        return JsonNode.Parse(body)!.AsObject();
    }
}
