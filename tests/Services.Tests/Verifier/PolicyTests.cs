using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Services.Tests.ServiceDefaults;
using Services.Tests.Stack;
using Untp.Contracts.Verifier.V1;

namespace Services.Tests.Verifier;

/// <summary>A tenant's own list and its named policies, over REST, NDJSON and gRPC alike.</summary>
public sealed class PolicyTests : IAsyncLifetime
{
    private const string At = "2026-02-01T00:00:00Z";

    private readonly OwnServices _services = new();
    private readonly FakeIdentity _identity = new();
    private readonly Dictionary<string, string> _jwts = new[] { "known", "second", "stranger" }.ToDictionary(name => name, _ => Passport.Signed(passport => passport.Remove("credentialStatus")));
    private RunningService _verifier = null!;

    public async Task InitializeAsync()
    {
        var identity = await _identity.StartAsync(_services);
        _verifier = await _services.VerifierAsync(
        [
            .. OwnServices.At(identity.Grpc),
            $"--Tenants:acme:TrustedIssuers:0={Did("known")}", $"--Tenants:acme:TrustedIssuers:1={Did("second")}",
            $"--Tenants:acme:Policies:first:TrustedIssuers:0={Did("known")}",
            "--Tenants:acme:Policies:revocable:RequireStatus=true",
            $"--Tenants:market:TrustedIssuers:0={Did("known")}", "--Tenants:market:UnknownIssuer=Report",
            "--Tenants:market:Policies:ask:UnknownIssuer=Indeterminate",
            "--Tenants:market:Policies:sell:UnknownIssuer=Invalid", "--Tenants:market:Policies:sell:RequireStatus=true",
            "--Tenants:bank:RequireStatus=true",
            $"--Tenants:bank:Policies:known:TrustedIssuers:0={Did("known")}",
        ]);
    }

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Theory]

    // The tenant's own list, where no policy is named.
    [InlineData("acme", null, "known", null, "valid listed")]
    [InlineData("acme", null, "second", null, "valid listed")]
    [InlineData("acme", null, "stranger", null, "invalid unknown ISSUER_NOT_TRUSTED")]
    [InlineData("ACME", null, "stranger", null, "invalid unknown ISSUER_NOT_TRUSTED")]
    [InlineData("market", null, "stranger", null, "valid unknown ISSUER_NOT_TRUSTED")]
    [InlineData("market", null, "known", null, "valid listed")]
    [InlineData("bank", null, "known", null, "invalid unknown STATUS_MISSING")]
    [InlineData("nobody", null, "stranger", null, "valid unknown")]

    // A policy tightens it.
    [InlineData("acme", "first", "known", null, "valid listed")]
    [InlineData("acme", "First", "second", null, "invalid unknown ISSUER_NOT_TRUSTED")]
    [InlineData("acme", "revocable", "known", null, "invalid listed STATUS_MISSING")]
    [InlineData("acme", "revocable", "stranger", null, "invalid unknown STATUS_MISSING ISSUER_NOT_TRUSTED")]
    [InlineData("market", "ask", "known", null, "valid listed")]
    [InlineData("market", "ask", "stranger", null, "indeterminate unknown ISSUER_NOT_TRUSTED")]
    [InlineData("market", "sell", "stranger", null, "invalid unknown STATUS_MISSING ISSUER_NOT_TRUSTED")]
    [InlineData("bank", "known", "known", null, "invalid listed STATUS_MISSING")]

    // The caller's list stands alone, or narrows; it never widens.
    [InlineData("nobody", null, "stranger", "stranger", "valid listed")]
    [InlineData("nobody", null, "stranger", "known", "invalid unknown ISSUER_NOT_TRUSTED")]
    [InlineData("acme", null, "stranger", "stranger", "invalid unknown ISSUER_NOT_TRUSTED")]
    [InlineData("acme", null, "second", "second", "valid listed")]
    [InlineData("acme", null, "second", "known", "invalid unknown ISSUER_NOT_TRUSTED")]
    [InlineData("acme", "first", "second", "second", "invalid unknown ISSUER_NOT_TRUSTED")]
    [InlineData("market", null, "stranger", "stranger", "invalid unknown ISSUER_NOT_TRUSTED")]
    [InlineData("market", "ask", "stranger", "stranger", "invalid unknown ISSUER_NOT_TRUSTED")]
    public async Task Policy_decides_alike_over_every_protocol(string tenant, string? policy, string credential, string? trusted, string expected)
    {
        var wrapper = new JsonObject { ["credential"] = _jwts[credential], ["at"] = At };
        var verification = new Verification { Credential = ByteString.CopyFromUtf8(_jwts[credential]), At = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(At, null)), Policy = policy ?? "" };
        if (policy is not null)
        {
            wrapper["policy"] = policy;
        }

        if (trusted is not null)
        {
            wrapper["trustedIssuers"] = new JsonArray(Did(trusted));
            verification.TrustedIssuers.Add(Did(trusted));
        }

        using var client = _verifier.RestClient(tenant);
        Assert.Equal(expected, Read(await Answers.JsonAsync(await client.PostAsJsonAsync("/v1/verifications", wrapper))));
        Assert.Equal(expected, Read((await LineAsync(client, wrapper))["report"]!.AsObject()));
        var grpc = new VerifierService.VerifierServiceClient(_verifier.Invoker(tenant));
        Assert.Equal(expected, Read((await grpc.VerifyCredentialAsync(new VerifyCredentialRequest { Verification = verification })).Report));
        Assert.Equal(expected, Read((await StreamAsync(grpc, verification)).Report));
    }

    [Fact]
    public async Task Bare_credentials_are_held_to_the_tenants_own_rules()
    {
        using var client = _verifier.RestClient("acme");
        foreach (var (name, outcome) in new[] { ("known", "listed"), ("stranger", "unknown ISSUER_NOT_TRUSTED") })
        {
            using var body = new StringContent(_jwts[name], Encoding.ASCII, "application/vc+jwt");
            var envelope = new JsonObject { ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"), ["type"] = "EnvelopedVerifiableCredential", ["id"] = $"data:application/vc+jwt,{_jwts[name]}" };

            Assert.EndsWith(outcome, Read(await Answers.JsonAsync(await client.PostAsync("/v1/verifications", body))), StringComparison.Ordinal);
            Assert.EndsWith(outcome, Read(await Answers.JsonAsync(await client.PostAsJsonAsync("/v1/verifications", envelope))), StringComparison.Ordinal);
            Assert.EndsWith(outcome, Read((await LineAsync(client, JsonValue.Create(_jwts[name])))["report"]!.AsObject()), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("acme", "unheard-of")]
    [InlineData("acme", "ask")]
    [InlineData("acme", "default")]
    [InlineData("nobody", "first")]
    public async Task Policy_that_the_tenant_does_not_have_is_refused(string tenant, string policy)
    {
        var wrapper = new JsonObject { ["id"] = "7", ["credential"] = _jwts["known"], ["policy"] = policy };
        using var client = _verifier.RestClient(tenant);

        using var response = await client.PostAsJsonAsync("/v1/verifications", wrapper);
        var problem = await Answers.JsonAsync(response);
        Assert.Equal((HttpStatusCode.BadRequest, "POLICY_UNKNOWN", "/policy"), (response.StatusCode, problem["code"]!.GetValue<string>(), problem["errors"]![0]!["pointer"]!.GetValue<string>()));
        var line = await LineAsync(client, wrapper);
        Assert.Equal(("7", "POLICY_UNKNOWN"), (line["id"]!.GetValue<string>(), line["problems"]![0]!["code"]!.GetValue<string>()));
        var grpc = new VerifierService.VerifierServiceClient(_verifier.Invoker(tenant));
        var verification = new Verification { Credential = ByteString.CopyFromUtf8(_jwts["known"]), Policy = policy };
        var e = await Assert.ThrowsAsync<RpcException>(async () => await grpc.VerifyCredentialAsync(new VerifyCredentialRequest { Verification = verification }));
        Assert.Equal((StatusCode.InvalidArgument, "POLICY_UNKNOWN"), (e.StatusCode, Answers.Code(e)));
        Assert.Equal("POLICY_UNKNOWN", (await StreamAsync(grpc, verification)).Problem.Code);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("[\"first\"]")]
    public async Task Policy_that_is_no_string_is_refused(string policy)
    {
        using var client = _verifier.RestClient("acme");
        using var response = await client.PostAsJsonAsync("/v1/verifications", new JsonObject { ["credential"] = _jwts["known"], ["policy"] = JsonNode.Parse(policy) });

        Assert.Equal("REQUEST_SHAPE", await Answers.CodeAsync(response));
    }

    private string Did(string name) => JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(_jwts[name].Split('.')[1]))!["issuer"]!["id"]!.GetValue<string>();

    private static async Task<JsonObject> LineAsync(HttpClient client, JsonNode line)
    {
        using var content = new StringContent(line.ToJsonString(), Encoding.UTF8, "application/x-ndjson");
        return await Answers.JsonAsync(await client.PostAsync("/v1/verifications:batch", content));
    }

    private static async Task<VerifyCredentialsResponse> StreamAsync(VerifierService.VerifierServiceClient client, Verification verification)
    {
        using var call = client.VerifyCredentials();
        await call.RequestStream.WriteAsync(new VerifyCredentialsRequest { Verification = verification });
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(default));
        return call.ResponseStream.Current;
    }

    /// <summary>Outcome, trust and the codes of all that did not pass.</summary>
    private static string Read(JsonObject report) => string.Join(' ', [
        report["outcome"]!.GetValue<string>(),
        report["issuer"]!["trust"]!.GetValue<string>(),
        .. report["checks"]!.AsArray().Select(check => check!["code"]?.GetValue<string>()).OfType<string>()]);

    private static string Read(Report report) => string.Join(' ', [
        report.Outcome.ToString().ToLowerInvariant(),
        report.IssuerTrust.ToString().ToLowerInvariant(),
        .. report.Checks.SelectMany(check => check.Problems).Select(problem => problem.Code)]);
}
