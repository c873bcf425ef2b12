using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Services.Tests.Issuer;
using Untp.Contracts.Verifier.V1;

namespace Services.Tests.Stack;

/// <summary>Revocation and suspension, seen by every replica of the verifier over REST, NDJSON and gRPC alike.</summary>
public sealed class StatusJobTests(StatusStack stack) : IClassFixture<StatusStack>
{
    // What a push has to beat by far; without Redis the verifiers would look again after ten seconds only.
    private static readonly TimeSpan _push = TimeSpan.FromSeconds(5);

    [NeedsTheory(Part.Shared, Part.Redis)]
    [InlineData("0.7.0", "revocation", "CREDENTIAL_REVOKED")]
    [InlineData("0.7.0", "suspension", "CREDENTIAL_SUSPENDED")]
    [InlineData("0.6.0", "revocation", "CREDENTIAL_REVOKED")]
    public async Task Status_set_is_seen_by_every_replica(string version, string purpose, string code)
    {
        var (id, jwt) = await IssueAsync(version, purpose);
        await AssertEverywhereAsync(jwt, "valid", null);

        (await stack.Issuer.SetStatusAsync(id, purpose, value: true)).Dispose();

        await AssertEverywhereAsync(jwt, "invalid", code);
    }

    [NeedsFact(Part.Shared, Part.Redis)]
    public async Task Suspension_ends()
    {
        var (id, jwt) = await IssueAsync("0.7.0", "suspension");
        (await stack.Issuer.SetStatusAsync(id, "suspension", value: true)).Dispose();
        await AssertEverywhereAsync(jwt, "invalid", "CREDENTIAL_SUSPENDED");

        (await stack.Issuer.SetStatusAsync(id, "suspension", value: false)).Dispose();

        await AssertEverywhereAsync(jwt, "valid", null);
    }

    [NeedsFact(Part.Shared, Part.Redis)]
    public async Task Enveloped_credential_is_judged_like_the_bare_one()
    {
        var (id, jwt) = await IssueAsync("0.7.0", "revocation");
        (await stack.Issuer.SetStatusAsync(id, "revocation", value: true)).Dispose();
        await AssertEverywhereAsync(jwt, "invalid", "CREDENTIAL_REVOKED");
        using var client = stack.Verifiers[0].RestClient();
        foreach (var type in new JsonNode[] { "EnvelopedVerifiableCredential", new JsonArray("EnvelopedVerifiableCredential") })
        {
            var envelope = new JsonObject { ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"), ["type"] = type, ["id"] = $"data:application/vc+jwt,{jwt}" };
            using var bare = new StringContent(envelope.ToJsonString(), Encoding.UTF8, "application/vc");
            using var response = await client.PostAsync("/v1/verifications", bare);
            var wrapped = await client.PostAsJsonAsync("/v1/verifications", new JsonObject { ["credential"] = envelope.DeepClone() });

            Assert.Equal(("invalid", "CREDENTIAL_REVOKED"), Read((await response.Content.ReadFromJsonAsync<JsonObject>())!));
            Assert.Equal(("invalid", "CREDENTIAL_REVOKED"), Read((await wrapped.Content.ReadFromJsonAsync<JsonObject>())!));
        }
    }

    [NeedsFact(Part.Shared, Part.Redis)]
    public async Task Expected_product_is_compared()
    {
        var (_, jwt) = await IssueAsync("0.7.0", "revocation");
        using var client = stack.Verifiers[0].RestClient();

        var same = await VerifyAsync(client, new { credential = jwt, expect = new { identifier = "https://ID.untp.example:443/01/09506000134352/21/2026-0001", type = "DigitalProductPassport" } });
        var other = await VerifyAsync(client, new { credential = jwt, expect = new { identifier = "https://id.untp.example/01/09506000134352/21/2026-0002" } });

        Assert.Equal("valid", same["outcome"]!.GetValue<string>());
        Assert.Equal("invalid", other["outcome"]!.GetValue<string>());
        Assert.Equal("SUBJECT_MISMATCH", other["checks"]!.AsArray().Single(check => check!["name"]!.GetValue<string>() == "expect")!["code"]!.GetValue<string>());
    }

    [NeedsFact(Part.Shared, Part.Redis)]
    public async Task Batch_answers_in_order_and_goes_on_after_a_bad_line()
    {
        var (_, jwt) = await IssueAsync("0.7.0", "revocation");
        using var client = stack.Verifiers[0].RestClient();
        var lines = new StringBuilder();
        for (var i = 0; i < 100; i++)
        {
            lines.AppendLine((i % 4) switch
            {
                0 => $"\"{jwt}\"",
                1 => $$"""{"id":"{{i}}","credential":"{{jwt[..^4]}}AAAA"}""",
                2 => "{",
                _ => $$"""{"id":"{{i}}","credential":"{{jwt}}","expcet":{} }""",
            });
        }

        using var content = new StringContent(lines.ToString(), Encoding.UTF8, "application/x-ndjson");
        using var response = await client.PostAsync("/v1/verifications:batch", content);
        var answers = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToArray();

        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(100, answers.Length);
        for (var i = 0; i < 100; i++)
        {
            var found = (answers[i]["id"]?.GetValue<string>(), answers[i]["report"]?["outcome"]?.GetValue<string>() ?? answers[i]["problems"]![0]!["code"]!.GetValue<string>());
            Assert.Equal((i % 4) switch { 0 => (null, "valid"), 1 => ($"{i}", "invalid"), 2 => (null, "JSON_SYNTAX"), _ => ($"{i}", "REQUEST_MEMBER_UNKNOWN") }, found);
        }
    }

    private static (string Outcome, string? Code) Read(JsonObject report) =>
        (report["outcome"]!.GetValue<string>(), report["checks"]!.AsArray().Single(check => check!["name"]!.GetValue<string>() == "status")!["code"]?.GetValue<string>());

    private static async Task<JsonObject> VerifyAsync(HttpClient client, object body)
    {
        using var response = await client.PostAsJsonAsync("/v1/verifications", body);
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<(string Id, string Jwt)> IssueAsync(string version, string purpose)
    {
        var did = await stack.Issuer.CreateDidAsync(path: $"maker-{IssuerClient.NewName()}");
        var path = version == "0.7.0"
            ? Path.Combine(Repository.Root, "samples", "passport", "dpp-0.7.0.json")
            : Path.Combine(Repository.Shared, "documents", "untp", "0.6.0", "samples", "official", "dpp.json");
        var passport = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
        passport["issuer"]!["id"] = did;
        passport["id"] = $"https://passports.untp.example/{IssuerClient.NewName()}";
        using var response = await stack.Issuer.Http.PostAsJsonAsync("/v1/credentials", new JsonObject { ["credential"] = passport, ["status"] = new JsonArray(purpose) });
        var issued = await IssuerClient.ReadAsync(response, System.Net.HttpStatusCode.Created);
        return (issued["id"]!.GetValue<string>(), issued["credential"]!.GetValue<string>());
    }

    /// <summary>Every replica comes to this verdict over REST, NDJSON and gRPC.</summary>
    private async Task AssertEverywhereAsync(string jwt, string outcome, string? code)
    {
        foreach (var verifier in stack.Verifiers)
        {
            using var client = verifier.RestClient();
            using var deadline = new CancellationTokenSource(_push);
            while (Read(await VerifyAsync(client, new { credential = jwt })) != (outcome, code))
            {
                Assert.False(deadline.IsCancellationRequested, (await VerifyAsync(client, new { credential = jwt })).ToJsonString());
                await Task.Delay(20);
            }

            using var line = new StringContent($"\"{jwt}\"", Encoding.UTF8, "application/x-ndjson");
            using var batch = await client.PostAsync("/v1/verifications:batch", line);
            Assert.Equal((outcome, code), Read(JsonNode.Parse(await batch.Content.ReadAsStringAsync())!["report"]!.AsObject()));

            var response = await new VerifierService.VerifierServiceClient(verifier.Invoker())
                .VerifyCredentialAsync(new VerifyCredentialRequest { Verification = new Verification { Credential = ByteString.CopyFromUtf8(jwt) } });
            Assert.Equal(outcome, response.Report.Outcome.ToString().ToLowerInvariant());
            Assert.Equal(code, response.Report.Checks.Single(check => check.Name == "status").Problems.FirstOrDefault()?.Code);
        }
    }
}
