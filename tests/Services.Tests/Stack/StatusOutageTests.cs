using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Services.Tests.Issuer;

namespace Services.Tests.Stack;

/// <summary>A server that is down never makes a credential "revoked", and never "valid".</summary>
public sealed class StatusOutageTests(StatusStack stack) : IClassFixture<StatusStack>
{
    [NeedsFact(Part.Shared, Part.Redis)]
    public async Task Status_that_cannot_be_asked_for_decides_nothing()
    {
        // did:key resolves without anybody; only the list is at the issuer.
        var did = await stack.Issuer.CreateDidAsync();
        var passport = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples", "passport", "dpp-0.7.0.json")))!.AsObject();
        passport["issuer"]!["id"] = did;
        using var issued = await stack.Issuer.Http.PostAsJsonAsync("/v1/credentials", new JsonObject { ["credential"] = passport, ["status"] = new JsonArray("revocation") });
        var jwt = (await issued.Content.ReadFromJsonAsync<JsonObject>())!["credential"]!.GetValue<string>();

        await stack.StopIssuerAsync();
        using var client = stack.Verifiers[0].RestClient();
        using var response = await client.PostAsJsonAsync("/v1/verifications", new { credential = jwt });
        var report = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        var status = report["checks"]!.AsArray().Single(check => check!["name"]!.GetValue<string>() == "status")!;

        Assert.Equal("indeterminate", report["outcome"]!.GetValue<string>());
        Assert.Equal("inconclusive", status["outcome"]!.GetValue<string>());
        Assert.Equal("STATUS_LIST_UNAVAILABLE", status["code"]!.GetValue<string>());
        Assert.True(status["retryable"]!.GetValue<bool>());
        Assert.All(report["checks"]!.AsArray().Where(check => check != status), check => Assert.NotEqual("failed", check!["outcome"]!.GetValue<string>()));
    }
}
