using System.Net;
using System.Text.Json.Nodes;

namespace Untp.Stack.Tests;

/// <summary>Anyone resolves the DIDs of the real stack over HTTP.</summary>
public sealed class DidResolutionTests(RunningStack running) : IClassFixture<RunningStack>
{
    [Theory]
    [InlineData("did:web:localhost%3A8080:dev")]
    [InlineData("did%3Aweb%3Alocalhost%253A8080%3Adev")]
    public async Task Own_did_is_resolved_without_a_key(string identifier)
    {
        using var client = new HttpClient { BaseAddress = running.Stack.Http };

        using var response = await client.GetAsync($"/1.0/identifiers/{identifier}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/did-resolution", response.Content.Headers.ContentType?.ToString());
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal("did:web:localhost%3A8080:dev", (string?)body["didDocument"]!["id"]);
        using var unknown = await client.GetAsync("/1.0/identifiers/did:web:localhost%3A8080:nobody");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }
}
