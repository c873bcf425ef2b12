using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Untp.Contracts.Issuer.V1;
using Untp.Contracts.Verifier.V1;

namespace Untp.Stack.Tests;

/// <summary>The main job through the gateway of the real stack, over REST and gRPC.</summary>
public sealed class MainJobTests(RunningStack running) : IClassFixture<RunningStack>
{
    private readonly StackProcess _stack = running.Stack;

    public static TheoryData<string> OfficialPassports => new(
        "untp/0.7.0/samples/official/dpp/DigitalProductPassport_instance.json",
        "untp/0.7.0/samples/official/dpp/DigitalProductPassport_battery_instance.json",
        "untp/0.7.0/samples/official/dpp/DigitalProductPassport_cathode_instance.json",
        "untp/0.6.0/samples/official/dpp.json");

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(OfficialPassports))]
    public async Task Official_passport_over_rest_valid_then_tampered_then_schema_breaking(string path)
    {
        using var client = _stack.RestClient();
        var did = await CreateDidAsync(client);
        var issued = await IssueAsync(client, Passport.Official(path, did), validate: true);

        var valid = await VerifyAsync(client, issued);
        Assert.Equal("valid", valid["outcome"]!.GetValue<string>());

        var tampered = await VerifyAsync(client, Tamper(issued));
        Assert.Equal("invalid", tampered["outcome"]!.GetValue<string>());
        Assert.Equal("PROOF_SIGNATURE_INVALID", CodeOf(tampered, "proof.signature"));

        var broken = Passport.Official(path, did);
        broken["validFrom"] = "2026-01-01";
        using var refused = await client.PostAsJsonAsync("/v1/credentials", new JsonObject { ["credential"] = broken });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        broken = Passport.Official(path, did);
        broken["credentialSubject"] = new JsonArray(new JsonObject { ["id"] = "https://id.example/1" });
        var report = await VerifyAsync(client, await IssueAsync(client, broken, validate: false));
        Assert.Equal("invalid", report["outcome"]!.GetValue<string>());
        Assert.Equal("SCHEMA_INVALID", CodeOf(report, "schema"));
    }

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(OfficialPassports))]
    public async Task Official_passport_over_grpc_valid_then_tampered_then_schema_breaking(string path)
    {
        using var channel = GrpcChannel.ForAddress(_stack.Grpc);
        var invoker = channel.CreateCallInvoker().Intercept(headers =>
        {
            headers.Add("x-api-key", _stack.ApiKey);
            return headers;
        });
        var issuer = new IssuerService.IssuerServiceClient(invoker);
        var verifier = new VerifierService.VerifierServiceClient(invoker);
        var did = await issuer.CreateDidAsync(new CreateDidRequest { Method = DidMethod.Key });
        var issued = await issuer.IssueCredentialAsync(new IssueCredentialRequest { Credential = ByteString.CopyFromUtf8(Passport.Official(path, did.Did).ToJsonString()) });

        Assert.Equal(Outcome.Valid, (await VerifyAsync(issued.Credential)).Outcome);

        var tampered = await VerifyAsync(ByteString.CopyFromUtf8(Tamper(issued.Credential.ToStringUtf8())));
        Assert.Equal(Outcome.Invalid, tampered.Outcome);
        Assert.Equal("PROOF_SIGNATURE_INVALID", tampered.Checks.Single(check => check.Name == "proof.signature").Problems[0].Code);

        var broken = Passport.Official(path, did.Did);
        broken["credentialSubject"] = new JsonArray(new JsonObject { ["id"] = "https://id.example/1" });
        var bytes = ByteString.CopyFromUtf8(broken.ToJsonString());
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await issuer.IssueCredentialAsync(new IssueCredentialRequest { Credential = bytes }));
        Assert.Equal((StatusCode.InvalidArgument, "SCHEMA_INVALID"), (refused.StatusCode, refused.Trailers.GetValue("untp-code")));
        var signed = await issuer.IssueCredentialAsync(new IssueCredentialRequest { Credential = bytes, SkipSchema = true });
        var report = await VerifyAsync(signed.Credential);
        Assert.Equal((Outcome.Invalid, "SCHEMA_INVALID"), (report.Outcome, report.Checks.Single(check => check.Name == "schema").Problems[0].Code));

        async Task<Report> VerifyAsync(ByteString credential) =>
            (await verifier.VerifyCredentialAsync(new VerifyCredentialRequest { Verification = new Verification { Credential = credential, At = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(Passport.At)) } })).Report;
    }

    [NeedsFact(Part.Shell)]
    public async Task Printed_curl_lines_issue_and_verify()
    {
        var lines = _stack.Lines.Where(line => line.TrimStart().StartsWith("curl ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, lines.Length);

        await ShellAsync(lines[0]);
        var report = JsonNode.Parse(await ShellAsync(lines[1]))!;

        Assert.Equal("passed", report["checks"]!.AsArray().Single(check => check!["name"]!.GetValue<string>() == "proof.signature")!["outcome"]!.GetValue<string>());
        Assert.Equal(Directory.Exists(Repository.Shared) ? "valid" : "indeterminate", report["outcome"]!.GetValue<string>());
    }

    [NeedsFact(Part.Node)]
    public async Task Foreign_grpc_client_calls_every_service_through_the_gateway()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "foreign", "grpc-client.mjs")]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["UNTP_GRPC"] = $"localhost:{_stack.Grpc.Port}";
        start.Environment["UNTP_API_KEY"] = _stack.ApiKey;
        start.Environment["UNTP_PROTOS"] = Path.Combine(Repository.Root, "protos");
        start.Environment["UNTP_PASSPORT"] = Passport.OwnPath;

        var output = await RunAsync(start);

        Assert.Contains("21 cases passed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_description_of_the_rest_interface()
    {
        using var client = new HttpClient { BaseAddress = _stack.Http };

        var document = (await client.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!;
        var page = await client.GetStringAsync("/docs/index.html");

        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(
            [
                "/.well-known/resolver", "/1.0/identifiers/{did}",
                "/credentials/issue", "/credentials/status", "/credentials/verify", "/credentials/{id}", "/presentations/verify",
                "/status-lists/{id}", "/v1/credentials", "/v1/credentials/status",
                "/v1/dids", "/v1/dids/{did}", "/v1/dids/{did}/keys", "/v1/dids/{did}/keys/{fragment}",
                "/v1/links", "/v1/links/{id}", "/v1/links/{id}/history", "/v1/links:export", "/v1/links:import",
                "/v1/schemes", "/v1/schemes/{name}", "/v1/schemes:export", "/v1/schemes:import", "/v1/verifications", "/v1/verifications:batch",
                "/vocabulary", "/vocabulary/{name}/{file}",
                "/{identifier}", "/{keyCode}/{key}", "/{keyCode}/{key}/{qualifierCode}/{qualifier}",
                "/{namespace}/{keyType}/{key}", "/{namespace}/{keyType}/{key}/{qualifierCode}/{qualifier}",
            ],
            document["paths"]!.AsObject().Select(path => path.Key).Order(StringComparer.Ordinal));
        Assert.Contains("swagger", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_error_leads_to_its_page()
    {
        using var client = _stack.RestClient();
        using var refused = await client.PostAsync("/v1/verifications", new StringContent("{", Encoding.UTF8, "application/json"));
        var problem = (await refused.Content.ReadFromJsonAsync<JsonObject>())!;

        var page = await client.GetStringAsync(problem["type"]!.GetValue<string>());

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("JSON_SYNTAX", page, StringComparison.Ordinal);
        Assert.Contains("Remedy:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_are_refused()
    {
        using var client = new HttpClient { BaseAddress = _stack.Http };
        Assert.Equal((HttpStatusCode.Unauthorized, "API_KEY_MISSING"), await GetDidsAsync());
        Assert.Equal((HttpStatusCode.Unauthorized, "API_KEY_MISSING"), await GetDidsAsync(("X-API-Key", "")));
        Assert.Equal((HttpStatusCode.Unauthorized, "API_KEY_UNKNOWN"), await GetDidsAsync(("X-API-Key", _stack.ApiKey + "x")));
        Assert.Equal((HttpStatusCode.Unauthorized, "API_KEY_MISSING"), await GetDidsAsync(("X-Untp-Tenant", "dev"), ("x-untp-service-token", "eyJhbGciOiJub25lIn0.e30.")));
        Assert.Equal((HttpStatusCode.OK, ""), await GetDidsAsync(("X-API-Key", _stack.ApiKey), ("X-Untp-Tenant", "other"), ("x-untp-service-token", "forged")));

        async Task<(HttpStatusCode, string)> GetDidsAsync(params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/dids");
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            using var response = await client.SendAsync(request);
            var body = (await response.Content.ReadFromJsonAsync<JsonObject>())!;

            // The development DID is there: the tenant is that of the key, whatever the client sends beside it.
            return (response.StatusCode, response.IsSuccessStatusCode && body["dids"]!.AsArray().Count > 0 ? "" : body["code"]!.GetValue<string>());
        }
    }

    internal static async Task<string> CreateDidAsync(HttpClient client)
    {
        using var response = await client.PostAsJsonAsync("/v1/dids", new { method = "key" });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!["did"]!.GetValue<string>();
    }

    internal static async Task<string> IssueAsync(HttpClient client, JsonObject passport, bool validate)
    {
        using var response = await client.PostAsJsonAsync("/v1/credentials", new JsonObject { ["credential"] = passport, ["validate"] = validate });
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Created, body);
        return JsonNode.Parse(body)!["credential"]!.GetValue<string>();
    }

    private static async Task<JsonObject> VerifyAsync(HttpClient client, string credential)
    {
        using var response = await client.PostAsJsonAsync("/v1/verifications", new { credential, at = Passport.At });
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        return JsonNode.Parse(body)!.AsObject();
    }

    private static string CodeOf(JsonObject report, string check) =>
        report["checks"]!.AsArray().Single(item => item!["name"]!.GetValue<string>() == check)!["code"]!.GetValue<string>();

    /// <summary>One byte of the payload changed, which stays valid JSON of the same shape.</summary>
    private static string Tamper(string jwt)
    {
        var segments = jwt.Split('.');
        var payload = Base64Url.DecodeFromChars(segments[1]);
        var position = payload.AsSpan().IndexOf("Passport"u8);
        payload = [.. payload];
        var subject = payload.AsSpan().IndexOf("\"credentialSubject\""u8);
        var name = subject + payload.AsSpan(subject).IndexOf("description"u8);
        Assert.True(position >= 0 && subject >= 0 && name > subject);
        var letter = name + "description\":\"".Length + 2;
        payload[letter] = payload[letter] == (byte)'x' ? (byte)'y' : (byte)'x';
        return $"{segments[0]}.{Base64Url.EncodeToString(payload)}.{segments[2]}";
    }

    private static Task<string> ShellAsync(string line) => RunAsync(new ProcessStartInfo("/bin/sh", ["-c", line]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });

    internal static async Task<string> RunAsync(ProcessStartInfo start)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(deadline.Token);
        var output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        Assert.True(process.ExitCode == 0, $"{output}\n{await errors}");
        return output;
    }
}
