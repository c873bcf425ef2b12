using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Untp.Contracts.Issuer.V1;
using Untp.Core.Status;

namespace Services.Tests.Issuer;

/// <summary>Calls an issuer as its users do.</summary>
public sealed class IssuerClient(WebApplication? app, HttpClient http, CallInvoker? invoker)
{
    public WebApplication App => app!;

    public HttpClient Http => http;

    public IssuerService.IssuerServiceClient Grpc => new(invoker!);

    public static string NewName() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    public async Task<string> CreateDidAsync(string keyType = "Ed25519", string? path = null)
    {
        var body = new JsonObject { ["method"] = path is null ? "key" : "web", ["keyType"] = keyType };
        if (path is not null)
        {
            body["path"] = path;
        }

        using var response = await http.PostAsJsonAsync("/v1/dids", body);
        return (await ReadAsync(response, HttpStatusCode.Created))["did"]!.GetValue<string>();
    }

    public static JsonObject Credential(string issuer, string? id = null) => new()
    {
        ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
        ["id"] = id ?? $"https://issuer.example/credentials/{NewName()}",
        ["type"] = new JsonArray("VerifiableCredential"),
        ["issuer"] = issuer,
        ["validFrom"] = "2026-01-01T00:00:00Z",
        ["credentialSubject"] = new JsonObject { ["id"] = "urn:example:1" },
    };

    public async Task<HttpResponseMessage> SendIssueAsync(JsonObject credential, string[] status, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/credentials");
        request.Content = JsonContent.Create(new JsonObject
        {
            ["credential"] = credential.DeepClone(),
            ["validate"] = false,
            ["status"] = new JsonArray([.. status.Select(purpose => JsonValue.Create(purpose))]),
        });
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await http.SendAsync(request);
    }

    public async Task<JsonObject> IssueAsync(JsonObject credential, params string[] status)
    {
        using var response = await SendIssueAsync(credential, status);
        return await ReadAsync(response, HttpStatusCode.Created);
    }

    public async Task<HttpResponseMessage> RotateAsync(string did, object? body = null) =>
        await http.PostAsync($"/v1/dids/{Uri.EscapeDataString(did)}/keys", body is null ? null : JsonContent.Create(body));

    public async Task<JsonObject> StatusAsync(string id, int page = 1)
    {
        using var response = await http.GetAsync($"/v1/credentials/{Uri.EscapeDataString(id)}/status?page={page}");
        return await ReadAsync(response, HttpStatusCode.OK);
    }

    public async Task<HttpResponseMessage> SetStatusAsync(string id, string purpose, bool value, string reason = "") =>
        await http.PatchAsJsonAsync($"/v1/credentials/status?id={Uri.EscapeDataString(id)}", new { purpose, value, reason });

    public async Task RevokeAsync(string id)
    {
        using var response = await SetStatusAsync(id, "revocation", true);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    public async Task<string> ListAsync(string url) => await http.GetStringAsync(new Uri(url).PathAndQuery);

    public async Task<BitstringStatusList> BitsAsync(string url) =>
        BitstringStatusList.Decode(Payload(await ListAsync(url))["credentialSubject"]!["encodedList"]!.GetValue<string>()).Value!;

    /// <summary>The key that signed.</summary>
    public static string Kid(string jwt) => JsonNode.Parse(Base64Url.DecodeFromChars(jwt.Split('.')[0]))!["kid"]!.GetValue<string>();

    public static JsonObject Payload(string jwt) => JsonNode.Parse(Base64Url.DecodeFromChars(jwt.Split('.')[1]))!.AsObject();

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.StatusCode}: {body}");
        return JsonNode.Parse(body)!.AsObject();
    }

    public static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code) =>
        Assert.Equal(code, (await ReadAsync(response, status))["code"]!.GetValue<string>());
}
