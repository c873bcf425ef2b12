using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

if (args.Length is < 3 or > 4)
{
    Console.Error.WriteLine("issue-a-dpp <gateway URL> <API key> <passport file> [<path of the DID>]");
    return 2;
}

using var gateway = new HttpClient { BaseAddress = new Uri(args[0]) };
gateway.DefaultRequestHeaders.Add("X-API-Key", args[1]);
var passport = JsonNode.Parse(await File.ReadAllTextAsync(args[2]))!;
var path = args.Length == 4 ? args[3] : $"acme-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

try
{
    // 1. Who issues: a did:web of our own on this path, made where there is none yet.
    var dids = (await ReadAsync(await gateway.GetAsync("/v1/dids")))["dids"]!.AsArray().Select(item => (string)item!["did"]!);
    var did = dids.FirstOrDefault(did => did.StartsWith("did:web:", StringComparison.Ordinal) && did.EndsWith($":{path}", StringComparison.Ordinal))
        ?? (string)(await ReadAsync(await gateway.PostAsJsonAsync("/v1/dids", new { method = "web", path })))["did"]!;

    // 2. What is issued: the passport in the name of that DID. An id is issued once only, so each run makes one of its own.
    passport["issuer"]!["id"] = did;
    passport["id"] = $"{passport["id"]}/{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    // 3. Sign it, with a place in a status list, so that it can be revoked.
    string[] status = ["revocation"];
    var issued = await ReadAsync(await gateway.PostAsJsonAsync("/v1/credentials", new { credential = passport, status }));
    await File.WriteAllTextAsync("passport.jwt", (string)issued["credential"]!);
    Console.WriteLine((string)issued["id"]!);
    return 0;
}
catch (HttpRequestException refused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}

// Refusals are problem details (RFC 9457): a code, a sentence, and each fault with the place where it lies.
static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
{
    var body = await response.Content.ReadAsStringAsync();
    return response.IsSuccessStatusCode ? JsonNode.Parse(body)! : throw new HttpRequestException($"{(int)response.StatusCode}: {body}");
}
