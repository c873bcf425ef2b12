using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Untp.Stack.Tests;

/// <summary>A key is replaced through the gateway of the real stack; what both keys signed is verified.</summary>
public sealed class KeyRotationTests(RunningStack running) : IClassFixture<RunningStack>
{
    [Fact]
    public async Task Credentials_of_the_former_and_the_new_key_are_verified()
    {
        using var client = running.Stack.RestClient();
        using var created = await client.PostAsJsonAsync("/v1/dids", new { method = "web", path = "rotated" });
        var did = (await created.Content.ReadFromJsonAsync<JsonObject>())!["did"]!.GetValue<string>();
        var before = await MainJobTests.IssueAsync(client, Passport.Own(did), validate: false);

        using var rotated = await client.PostAsync($"/v1/dids/{Uri.EscapeDataString(did)}/keys", null);
        var after = await MainJobTests.IssueAsync(client, Passport.Own(did), validate: false);

        Assert.Equal("did:web:localhost%3A8080:rotated", did);
        Assert.Equal(HttpStatusCode.Created, rotated.StatusCode);
        foreach (var credential in new[] { before, after })
        {
            using var answer = await client.PostAsJsonAsync("/v1/verifications", new { credential, at = Passport.At });
            var checks = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["checks"]!.AsArray();
            Assert.Equal("passed", checks.Single(check => check!["name"]!.GetValue<string>() == "proof.signature")!["outcome"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Development_did_is_a_did_web()
    {
        using var client = running.Stack.RestClient();

        var request = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(running.Stack.DataFolder, "issue-passport.json")))!;

        Assert.Equal("did:web:localhost%3A8080:dev", request["credential"]!["issuer"]!["id"]!.GetValue<string>());
        Assert.Contains("did:web:localhost%3A8080:dev", await client.GetStringAsync("/dev/did.json"), StringComparison.Ordinal);
    }
}
