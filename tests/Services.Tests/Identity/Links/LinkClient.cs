using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Grpc.Core;
using Untp.Contracts.Identity.V1;

namespace Services.Tests.Identity.Links;

/// <summary>Calls the identity service as owners of links and their readers do.</summary>
public sealed class LinkClient(HttpClient http, CallInvoker invoker)
{
    public HttpClient Http => http;

    public LinkService.LinkServiceClient Links => new(invoker);

    public SchemeService.SchemeServiceClient Schemes => new(invoker);

    public IdentityService.IdentityServiceClient Identity => new(invoker);

    /// <summary>A GTIN-14 that no other test uses, with its check digit (GS1 General Specifications, section 7.9.1).</summary>
    public static string NewGtin()
    {
        var digits = $"0{RandomNumberGenerator.GetInt32(1_000_000):D6}{RandomNumberGenerator.GetInt32(1_000_000):D6}";
        var sum = digits.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 3 : 1)).Sum();
        return $"{digits}{(10 - (sum % 10)) % 10}";
    }

    public static JsonObject Link(string target, string type = "untp:dpp", bool isDefault = false) => new()
    {
        ["linkType"] = type,
        ["targetUrl"] = target,
        ["title"] = "Passport",
        ["defaultLinkType"] = isDefault,
    };

    public static JsonObject Registration(string identifier, params JsonObject[] links) => new() { ["identifier"] = identifier, ["responses"] = new JsonArray(links) };

    public Task<HttpResponseMessage> PostAsync(JsonObject registration) => http.PostAsJsonAsync("/v1/links", registration);

    /// <summary>Registers, and gives the links' ids.</summary>
    public async Task<string[]> RegisterAsync(string identifier, params JsonObject[] links)
    {
        using var response = await PostAsync(Registration(identifier, links));
        return [.. (await ReadAsync(response, HttpStatusCode.Created))["links"]!.AsArray().Select(link => link!["id"]!.GetValue<string>())];
    }

    public async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request);
    }

    /// <summary>Where a request is redirected to.</summary>
    public async Task<string> RedirectAsync(string path, params (string Name, string Value)[] headers)
    {
        using var response = await GetAsync(path, headers);
        Assert.True(response.StatusCode == HttpStatusCode.TemporaryRedirect, $"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return response.Headers.GetValues("Location").Single();
    }

    public static async Task<JsonNode> ReadAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{response.StatusCode}: {body}");
        return JsonNode.Parse(body)!;
    }

    /// <summary>Holds that the answer is a problem; gives the pointers of all.</summary>
    public static async Task<string[]> RefusedAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var problem = await ReadAsync(response, status);
        Assert.Equal(code, problem["code"]!.GetValue<string>());
        return [.. problem["errors"]!.AsArray().Select(error => error!["pointer"]!.GetValue<string>())];
    }
}
