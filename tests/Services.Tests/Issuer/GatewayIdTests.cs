using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Services.Tests.Stack;
using Untp.Gateway;
using Untp.Gateway.Keys;

namespace Services.Tests.Issuer;

/// <summary>Ids that are URLs and DIDs arrive whole, through the real gateway before the real issuer.</summary>
public sealed class GatewayIdTests(IssuerDatabases databases) : IClassFixture<IssuerDatabases>, IAsyncLifetime
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private WebApplication _gateway = null!;
    private HttpClient _http = null!;
    private IssuerClient _issuer = null!;

    public async Task InitializeAsync()
    {
        var running = IssuerDatabases.Running((await databases.ClientAsync(Database.Sqlite)).App);
        _gateway = GatewayService.Create(InProcessStack.Arguments(
            "--services:issuer:http:0", running.Http.ToString(), "--services:issuer:grpc:0", running.Grpc.ToString(),
            "--services:identity:http:0", "http://127.0.0.1:1", "--services:identity:grpc:0", "http://127.0.0.1:1",
            "--services:verifier:http:0", "http://127.0.0.1:1", "--services:verifier:grpc:0", "http://127.0.0.1:1",
            "--ApiKeys:0:Id", "gate", "--ApiKeys:0:Hash", ApiKeyRing.Hash(Key), "--ApiKeys:0:Scopes", "issue admin", "--ApiKeys:0:Tenant", "gate"));
        await _gateway.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_gateway.Urls.First()) };
        _http.DefaultRequestHeaders.Add("X-API-Key", Key);
        _issuer = new IssuerClient(null, _http, null);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _gateway.DisposeAsync();
    }

    [Theory]
    [InlineData("encoded", "did%3Aweb%3Alocalhost%253A8080%3Aencoded")]
    [InlineData("plain", "did:web:localhost%3A8080:plain")]
    [InlineData("mixed", "did:web:localhost%3a8080:mixed", false)]
    [InlineData("half", "did%3Aweb%3Alocalhost%3A8080%3Ahalf", false)]
    public async Task Did_in_the_path_is_read_as_it_was_sent(string path, string segment, bool isOurs = true)
    {
        var did = await _issuer.CreateDidAsync("P-256", path);

        using var response = await SendAsync($"POST /v1/dids/{segment}/keys");

        Assert.Equal(isOurs ? HttpStatusCode.Created : HttpStatusCode.NotFound, response.StatusCode);
        var document = await _http.GetStringAsync($"/{path}/did.json");
        Assert.Equal(isOurs, document.Contains($"{did}#key-2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://issuer.example/credentials/1?a=b&c=d")]
    [InlineData("https://issuer.example/with%20escape/%2F/2")]
    [InlineData("urn:uuid:7d0d9d8e-0000-4000-8000-000000000001")]
    [InlineData("https://issuer.example/ä/+/~3")]
    public async Task Credential_in_the_path_is_read_as_it_was_sent(string id)
    {
        var did = await _issuer.CreateDidAsync();
        await _issuer.IssueAsync(IssuerClient.Credential(did, id), "suspension");
        var path = $"/v1/credentials/{Uri.EscapeDataString(id)}/status";

        using var changed = await _http.PatchAsJsonAsync(path, new { purpose = "suspension", value = true, reason = "by path" });
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        var status = await _issuer.StatusAsync(id);

        Assert.Equal(id, status["id"]!.GetValue<string>());
        Assert.True(status["entries"]![0]!["value"]!.GetValue<bool>());
        Assert.Equal(("by path", "gate"), (status["history"]![0]!["reason"]!.GetValue<string>(), status["history"]![0]!["keyId"]!.GetValue<string>()));
        Assert.Equal(status.ToJsonString(), JsonNode.Parse(await _http.GetStringAsync($"/v1/credentials/status?id={Uri.EscapeDataString(id)}"))!.ToJsonString());
        Assert.Contains(status["history"]![0]!["reason"]!.GetValue<string>(), await _http.GetStringAsync($"{path}/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /v1/credentials/x/../../../v1/dids")]
    [InlineData("GET /v1/x/..%2f..%2fv1/credentials/status")]
    [InlineData("GET /acme/..%2f..%2fv1/dids/did.json")]
    [InlineData("GET //127.0.0.1:1/v1/dids")]
    [InlineData("GET /@127.0.0.1:1/did.json")]
    public async Task Strange_paths_reach_nothing_that_needs_a_key(string line)
    {
        using var response = await SendAsync(line, key: null);

        // 503: the path went to the identity resolver, which anyone may ask, and which does not run here.
        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.ServiceUnavailable });
    }

    [Fact]
    public async Task Document_of_the_host_is_served_to_anyone()
    {
        using var created = await _http.PostAsJsonAsync("/v1/dids", new { method = "web" });
        using var anyone = new HttpClient { BaseAddress = _http.BaseAddress };

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Contains("\"id\":\"did:web:localhost%3A8080\"", await anyone.GetStringAsync("/.well-known/did.json"), StringComparison.Ordinal);
    }

    /// <summary>Byte for byte, as no client library would.</summary>
    private async Task<HttpResponseMessage> SendAsync(string line, string? key = Key)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(_http.BaseAddress!.Host, _http.BaseAddress.Port);
        var stream = socket.GetStream();
        var header = key is null ? "" : $"X-API-Key: {key}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line} HTTP/1.1\r\nHost: {_http.BaseAddress.Authority}\r\n{header}Content-Length: 0\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var status = int.Parse((await reader.ReadLineAsync())!.Split(' ')[1]);
        return new HttpResponseMessage((HttpStatusCode)status);
    }
}
