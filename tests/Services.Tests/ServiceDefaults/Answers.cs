using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Services.Tests.Stack;

namespace Services.Tests.ServiceDefaults;

/// <summary>Short ways to ask and to read answers.</summary>
internal static class Answers
{
    public static async Task<JsonObject> JsonAsync(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();

    public static async Task<string> CodeAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return (await JsonAsync(response))["code"]!.GetValue<string>();
    }

    public static string? Code(RpcException e) => e.Trailers.GetValue("untp-code");

    public static async Task<JsonObject> VerifyAsync(RunningService verifier, string credential)
    {
        using var client = verifier.RestClient();
        var response = await client.PostAsJsonAsync("/v1/verifications", new { credential, at = "2026-02-01T00:00:00Z" });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await JsonAsync(response);
    }

    public static JsonObject Check(JsonObject report, string name) => report["checks"]!.AsArray().Single(check => check!["name"]!.GetValue<string>() == name)!.AsObject();

    public static async Task<string> CreateDidAsync(RunningService issuer, string tenant = "dev")
    {
        using var client = issuer.RestClient(tenant);
        var response = await client.PostAsJsonAsync("/v1/dids", new { method = "key", keyType = "P-256" });
        return (await JsonAsync(response))["did"]!.GetValue<string>();
    }

    public static Task<HttpResponseMessage> IssueAsync(HttpClient client, JsonObject passport, bool validate = false) =>
        client.PostAsJsonAsync("/v1/credentials", new JsonObject { ["credential"] = passport.DeepClone(), ["validate"] = validate });
}
