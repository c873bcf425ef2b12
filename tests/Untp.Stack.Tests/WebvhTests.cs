using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Untp.Stack.Tests;

/// <summary>A did:webvh lives through the gateway of the real stack: made, changed, a key lost, given up.</summary>
public sealed class WebvhTests(RunningStack running) : IClassFixture<RunningStack>
{
    [Fact]
    public async Task Log_tells_the_whole_life()
    {
        using var client = running.Stack.RestClient();
        using var created = await client.PostAsJsonAsync("/v1/dids", new { method = "webvh", path = "history", preRotation = true });
        var did = (await created.Content.ReadFromJsonAsync<JsonObject>())!["did"]!.GetValue<string>();
        var url = $"/v1/dids/{Uri.EscapeDataString(did)}";

        using var rotated = await client.PostAsync($"{url}/keys", null);
        using var updated = await client.PatchAsJsonAsync(url, new { alsoKnownAs = new[] { "https://mill.example/" } });
        using var revoked = await client.PatchAsJsonAsync($"{url}/keys/key-1", new { compromisedAt = "2026-02-03T04:05:06Z" });
        using var beside = await client.GetAsync("/history/did.json");
        using var ended = await client.DeleteAsync(url);

        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NoContent],
            new[] { created, rotated, updated, revoked, beside, ended }.Select(answer => answer.StatusCode));
        var log = (await client.GetStringAsync("/history/did.jsonl")).TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["1", "2", "3", "4", "5", "6"], log.Select(entry => entry["versionId"]!.GetValue<string>().Split('-')[0]));
        Assert.True(log[^1]["parameters"]!["deactivated"]!.GetValue<bool>());
        Assert.Equal("2026-02-03T04:05:06Z", (string?)log[3]["state"]!["verificationMethod"]![0]!["revoked"]);
    }
}
