using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Untp.AppHost;

/// <summary>Gives the development tenant a did:web, through the gateway as anybody would, and writes a request that issues in its name.</summary>
internal sealed class DevelopmentSeed(HttpClient gateway, DevelopmentSecrets secrets)
{
    private const string Request = "issue-passport.json";
    private const string Answer = "passport.json";
    private const string DidPath = "dev";

    /// <summary>Two lines for a shell: issue the passport, verify it.</summary>
    public static IEnumerable<string> DescribeCalls(string url, DevelopmentSecrets secrets)
    {
        var call = $"-H {Quote($"X-API-Key: {secrets.ApiKey}")} -H \"Content-Type: application/json\"";
        var request = Path.Combine(secrets.Folder, Request);
        var answer = Path.Combine(secrets.Folder, Answer);
        yield return $"  curl -s -X POST {url}/v1/credentials {call} -d {QuotePath("@" + request)} -o {QuotePath(answer)}";
        yield return $"  curl -s -X POST {url}/v1/verifications {call} -d {QuotePath("@" + answer)}";
    }

    public async Task WriteRequestAsync(string samplePath, CancellationToken cancellation)
    {
        var credential = JsonNode.Parse(await File.ReadAllTextAsync(samplePath, cancellation));
        if (credential?["issuer"] is not JsonObject issuer)
        {
            throw new InvalidDataException($"{samplePath} has no issuer object.");
        }

        issuer["id"] = await FindDidAsync(cancellation) ?? await CreateDidAsync(cancellation);
        var request = new JsonObject { ["credential"] = credential, ["validate"] = true };
        await File.WriteAllTextAsync(Path.Combine(secrets.Folder, Request), request.ToJsonString(), cancellation);
    }

    private async Task<string?> FindDidAsync(CancellationToken cancellation)
    {
        using var response = await SendAsync(HttpMethod.Get, content: null, cancellation);
        var answer = await ReadAsync(response, cancellation);
        return answer?["dids"] is JsonArray dids
            ? dids.Select(item => (string?)item?["did"]).FirstOrDefault(did => did is not null && did.StartsWith("did:web:", StringComparison.Ordinal) && did.EndsWith($":{DidPath}", StringComparison.Ordinal))
            : null;
    }

    private async Task<string> CreateDidAsync(CancellationToken cancellation)
    {
        using var preferred = await CreateAsync("Ed25519");

        // A machine without a library for Ed25519 still signs with what .NET brings.
        using var response = preferred.IsSuccessStatusCode ? preferred : await CreateAsync("P-256");
        var answer = await ReadAsync(response, cancellation);
        return (string?)answer?["did"] ?? throw new InvalidDataException("POST /v1/dids answered without a did.");

        Task<HttpResponseMessage> CreateAsync(string keyType) =>
            SendAsync(HttpMethod.Post, JsonContent.Create(new JsonObject { ["method"] = "web", ["path"] = DidPath, ["keyType"] = keyType }), cancellation);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, "/v1/dids") { Content = content };
        request.Headers.Add("X-API-Key", secrets.ApiKey);
        return await gateway.SendAsync(request, cancellation);
    }

    private static async Task<JsonNode?> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var text = await response.Content.ReadAsStringAsync(cancellation);
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(text)
            : throw new HttpRequestException($"{response.RequestMessage?.Method} /v1/dids answered {(int)response.StatusCode}: {text}");
    }

    private static string Quote(string text) =>
        text.AsSpan().ContainsAny("\"$`\\!") ? $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'" : $"\"{text}\"";

    private static string QuotePath(string path) =>
        path.All(character => char.IsAsciiLetterOrDigit(character) || "@/._-:\\".Contains(character, StringComparison.Ordinal)) ? path : Quote(path);
}
