using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Services.Tests.Issuer;

namespace Services.Tests.Stack;

/// <summary>The forms that a credential with a status is sent in: enveloped, with expectations, by the line.</summary>
public sealed class StatusJobTests(StatusStack stack) : IClassFixture<StatusStack>
{
    [NeedsFact(Part.Shared, Part.Redis)]
    public async Task Enveloped_credential_is_judged_like_the_bare_one()
    {
        var (id, jwt) = await IssueAsync();
        (await stack.Issuer.SetStatusAsync(id, "revocation", value: true)).Dispose();
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
        var (_, jwt) = await IssueAsync();
        using var client = stack.Verifiers[0].RestClient();

        var same = await VerifyAsync(client, new { credential = jwt, expect = new { identifier = "https://ID.untp.example:443/01/09506000134352/21/2026-0001", type = "DigitalProductPassport" } });
        var scanned = await VerifyAsync(client, new { credential = jwt, expect = new { identifier = "(01)09506000134352(21)2026-0001" } });
        var other = await VerifyAsync(client, new { credential = jwt, expect = new { identifier = "https://id.untp.example/01/09506000134352/21/2026-0002" } });

        Assert.Equal("valid", same["outcome"]!.GetValue<string>());
        Assert.Equal("valid", scanned["outcome"]!.GetValue<string>());
        Assert.Equal("invalid", other["outcome"]!.GetValue<string>());
        Assert.Equal("SUBJECT_MISMATCH", other["checks"]!.AsArray().Single(check => check!["name"]!.GetValue<string>() == "expect")!["code"]!.GetValue<string>());
    }

    [NeedsFact(Part.Shared, Part.Redis)]
    public async Task Batch_answers_in_order_and_goes_on_after_a_bad_line()
    {
        var (_, jwt) = await IssueAsync();
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

    private async Task<(string Id, string Jwt)> IssueAsync()
    {
        var did = await stack.Issuer.CreateDidAsync(path: $"maker-{IssuerClient.NewName()}");
        var passport = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples", "passport", "dpp-0.7.0.json")))!.AsObject();
        passport["issuer"]!["id"] = did;
        passport["id"] = $"https://passports.untp.example/{IssuerClient.NewName()}";
        using var response = await stack.Issuer.Http.PostAsJsonAsync("/v1/credentials", new JsonObject { ["credential"] = passport, ["status"] = new JsonArray("revocation") });
        var issued = await IssuerClient.ReadAsync(response, System.Net.HttpStatusCode.Created);
        return (issued["id"]!.GetValue<string>(), issued["credential"]!.GetValue<string>());
    }
}
