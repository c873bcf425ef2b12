using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using Services.Tests.ServiceDefaults;
using Services.Tests.Stack;
using Untp.Contracts.Issuer.V1;

namespace Services.Tests.Issuer;

/// <summary>The ways to secure a credential over our own interfaces, and the lint that signs nothing.</summary>
public sealed class SecuringTests(InProcessStack stack) : IClassFixture<InProcessStack>
{
    private IssuerClient Issuer { get; } = new(stack.Issuer.App, stack.Issuer.RestClient(), stack.Issuer.Invoker());

    [NeedsTheory(Part.Shared)]
    [InlineData("Ed25519", "eddsa-rdfc-2022")]
    [InlineData("Ed25519", "eddsa-jcs-2022")]
    [InlineData("P-256", "ecdsa-rdfc-2019")]
    [InlineData("P-384", "ecdsa-jcs-2019")]
    public async Task Passport_gets_a_proof_is_found_again_and_revoked(string keyType, string securing)
    {
        var passport = Passport.Of(await Issuer.CreateDidAsync(keyType), $"https://passports.untp.example/{IssuerClient.NewName()}");

        using var response = await SendAsync(passport, securing);
        var issued = await IssuerClient.ReadAsync(response, HttpStatusCode.Created);

        Assert.Equal("application/vc", issued["mediaType"]!.GetValue<string>());
        Assert.Equal(securing, issued["credential"]!["proof"]!["cryptosuite"]!.GetValue<string>());
        Assert.IsAssignableFrom<JsonValue>(issued["credential"]!["credentialStatus"]!["statusListIndex"]);
        var id = issued["id"]!.GetValue<string>();
        using var found = await Issuer.Http.GetAsync($"/v1/credentials?id={Uri.EscapeDataString(id)}");
        Assert.Equal("application/vc", found.Content.Headers.ContentType?.MediaType);
        Assert.Equal(issued["credential"]!.ToJsonString(), JsonNode.Parse(await found.Content.ReadAsStringAsync())!.ToJsonString());
        await Issuer.RevokeAsync(id);
        Assert.True((await Issuer.StatusAsync(id))["entries"]![0]!["value"]!.GetValue<bool>());
    }

    [NeedsFact(Part.Shared)]
    public async Task Dry_run_answers_the_lint_and_stores_nothing()
    {
        var passport = Passport.Of(await Issuer.CreateDidAsync(), $"https://passports.untp.example/{IssuerClient.NewName()}");
        var id = passport["id"]!.GetValue<string>();

        Assert.Equal("""{"problems":[],"warnings":[]}""", (await LintAsync(passport)).ToJsonString());
        var untyped = IssuerClient.Credential(passport["issuer"]!["id"]!.GetValue<string>());
        untyped["credentialSubject"]!["colour"] = "red";
        Assert.Equal(["SCHEMA_UNKNOWN /type", "TERM_UNDEFINED /credentialSubject/colour"], Codes(await LintAsync(untyped, "eddsa-rdfc-2022")));

        // A JWT is over the bytes: there it is a warning.
        var lint = await LintAsync(untyped);
        Assert.Equal(["SCHEMA_UNKNOWN /type"], Codes(lint));
        Assert.StartsWith("TERM_UNDEFINED at '/credentialSubject/colour'", Assert.Single(lint["warnings"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
        passport.Remove("issuer");
        Assert.Equal("CREDENTIAL_SHAPE", (await LintAsync(passport))["problems"]![0]!["code"]!.GetValue<string>());

        using var missing = await Issuer.Http.GetAsync($"/v1/credentials?id={Uri.EscapeDataString(id)}");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [NeedsFact(Part.Shared)]
    public async Task Grpc_secures_and_lints_alike()
    {
        var credential = IssuerClient.Credential(await Issuer.CreateDidAsync());
        credential.Remove("id");
        var request = new IssueCredentialRequest { Credential = ByteString.CopyFromUtf8(credential.ToJsonString()), AnyCredential = true, Securing = "eddsa-rdfc-2022" };

        var issued = await Issuer.Grpc.IssueCredentialAsync(request);
        Assert.Equal("application/vc", issued.MediaType);
        Assert.Equal("eddsa-rdfc-2022", JsonElement.Parse(issued.Credential.Span).GetProperty("proof").GetProperty("cryptosuite").GetString());
        Assert.StartsWith("http://localhost:8080/credentials/", issued.Id, StringComparison.Ordinal);
        Assert.Equal(issued.Credential, (await Issuer.Grpc.GetCredentialAsync(new GetCredentialRequest { Id = issued.Id })).Credential);

        Assert.Empty((await Issuer.Grpc.LintCredentialAsync(new LintCredentialRequest { Issue = request })).Problems);
        request.Securing = "ecdsa-rdfc-2019";
        Assert.Equal("ALG_NOT_ALLOWED", Assert.Single((await Issuer.Grpc.LintCredentialAsync(new LintCredentialRequest { Issue = request })).Problems).Code);
        request.Securing = "rsa";
        var e = await Assert.ThrowsAsync<RpcException>(async () => await Issuer.Grpc.LintCredentialAsync(new LintCredentialRequest { Issue = request }));
        Assert.Equal((StatusCode.InvalidArgument, "REQUEST_SHAPE"), (e.StatusCode, Answers.Code(e)));
    }

    private async Task<HttpResponseMessage> SendAsync(JsonObject credential, string securing) => await Issuer.Http.PostAsJsonAsync(
        "/v1/credentials", new JsonObject { ["credential"] = credential.DeepClone(), ["securing"] = securing, ["status"] = new JsonArray("revocation") });

    private static IEnumerable<string> Codes(JsonObject lint) => lint["problems"]!.AsArray().Select(problem => $"{problem!["code"]} {problem["pointer"]}");

    private async Task<JsonObject> LintAsync(JsonObject credential, string securing = "vc+jwt")
    {
        using var response = await Issuer.Http.PostAsJsonAsync(
            "/v1/credentials?dryRun=true", new JsonObject { ["credential"] = credential.DeepClone(), ["securing"] = securing, ["status"] = new JsonArray("revocation") });
        return await IssuerClient.ReadAsync(response, HttpStatusCode.OK);
    }
}
