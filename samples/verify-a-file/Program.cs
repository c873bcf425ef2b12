using System.Net.Http.Headers;
using System.Text.Json.Nodes;

if (args.Length != 3)
{
    Console.Error.WriteLine("verify-a-file <gateway URL> <API key> <file>");
    return 3;
}

using var gateway = new HttpClient { BaseAddress = new Uri(args[0]) };
gateway.DefaultRequestHeaders.Add("X-API-Key", args[1]);

var credential = (await File.ReadAllTextAsync(args[2])).Trim();
using var response = await gateway.PostAsync("/v1/verifications", new StringContent(credential, new MediaTypeHeaderValue("application/vc+jwt")));
var body = await response.Content.ReadAsStringAsync();
if (!response.IsSuccessStatusCode)
{
    // Not a verdict: the file could not be read as a credential, or the call was refused.
    Console.Error.WriteLine($"{(int)response.StatusCode}: {body}");
    return 3;
}

var report = JsonNode.Parse(body)!;
var outcome = (string)report["outcome"]!;
Console.WriteLine($"{outcome}: {report["summary"]}");
foreach (var check in report["checks"]!.AsArray().Where(check => (string)check!["outcome"]! is "failed" or "inconclusive"))
{
    Console.WriteLine($"  {check!["name"]} {check["outcome"]}: {check["code"]} {check["message"]}");
}

// Three values: what could not be decided is neither valid nor invalid, and asking again later may decide it.
return outcome switch { "valid" => 0, "invalid" => 1, _ => 2 };
