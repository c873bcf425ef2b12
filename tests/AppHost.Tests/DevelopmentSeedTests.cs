using System.Net;
using System.Text.Json.Nodes;
using Untp.AppHost;

namespace AppHost.Tests;

public sealed class DevelopmentSeedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Reuses_Its_Did()
    {
        var (calls, request) = await SeedAsync(
            (_, _) => (HttpStatusCode.OK, """{"dids":[{"did":"did:key:first"},{"did":"did:web:example:acme"},{"did":"did:web:localhost%3A8080:dev"}]}"""));

        Assert.Equal(["GET /v1/dids KEY"], calls);
        Assert.Equal("did:web:localhost%3A8080:dev", (string?)request["credential"]!["issuer"]!["id"]);
        Assert.Equal("Sample Ltd", (string?)request["credential"]!["issuer"]!["name"]);
        Assert.True((bool?)request["validate"]);
    }

    [Fact]
    public async Task Creates_A_Did_Where_There_Is_None()
    {
        var (calls, request) = await SeedAsync((method, _) =>
            method == HttpMethod.Get ? (HttpStatusCode.OK, """{"dids":[{"did":"did:key:first"}]}""") : (HttpStatusCode.Created, """{"did":"did:web:new"}"""));

        Assert.Equal(["GET /v1/dids KEY", """POST /v1/dids KEY {"method":"web","path":"dev","keyType":"Ed25519"}"""], calls);
        Assert.Equal("did:web:new", (string?)request["credential"]!["issuer"]!["id"]);
    }

    [Fact]
    public async Task Takes_P256_Where_Ed25519_Is_Not_At_Hand()
    {
        var (calls, request) = await SeedAsync((method, body) =>
            method == HttpMethod.Get ? (HttpStatusCode.OK, "{}")
            : body.Contains("Ed25519", StringComparison.Ordinal) ? (HttpStatusCode.UnprocessableEntity, """{"code":"KEY_TYPE"}""")
            : (HttpStatusCode.Created, """{"did":"did:web:p256"}"""));

        Assert.Equal("""POST /v1/dids KEY {"method":"web","path":"dev","keyType":"P-256"}""", calls[2]);
        Assert.Equal("did:web:p256", (string?)request["credential"]!["issuer"]!["id"]);
    }

    [Fact]
    public async Task Tells_What_The_Gateway_Answered()
    {
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => SeedAsync((_, _) => (HttpStatusCode.Unauthorized, "no key")));
        Assert.Equal("GET /v1/dids answered 401: no key", failure.Message);
    }

    [Fact]
    public void Describes_Two_Calls_To_Paste()
    {
        var lines = DevelopmentSeed.DescribeCalls("http://localhost:8080", new DevelopmentSecrets("/data", "", "", "KEY"));
        Assert.Equal(
            [
                """  curl -s -X POST http://localhost:8080/v1/credentials -H "X-API-Key: KEY" -H "Content-Type: application/json" -d @/data/issue-passport.json -o /data/passport.json""",
                """  curl -s -X POST http://localhost:8080/v1/verifications -H "X-API-Key: KEY" -H "Content-Type: application/json" -d @/data/passport.json""",
            ],
            lines);
    }

    [Fact]
    public void Quotes_What_A_Shell_Would_Read()
    {
        var line = DevelopmentSeed.DescribeCalls("http://localhost:8080", new DevelopmentSecrets("/my data", "", "", "a'b$c")).First();
        Assert.Contains(@"-H 'X-API-Key: a'\''b$c' ", line, StringComparison.Ordinal);
        Assert.EndsWith("""-d "@/my data/issue-passport.json" -o "/my data/passport.json" """.TrimEnd(), line, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(List<string> Calls, JsonNode Request)> SeedAsync(
        Func<HttpMethod, string, (HttpStatusCode, string)> answer)
    {
        var sample = Path.Combine(_folder.Path, "sample.json");
        await File.WriteAllTextAsync(sample, """{"issuer":{"id":"did:example:old","name":"Sample Ltd"},"name":"A passport"}""");
        using var gateway = new FakeGateway(answer);
        using var client = new HttpClient(gateway) { BaseAddress = new Uri("http://127.0.0.1:8080") };
        await new DevelopmentSeed(client, new DevelopmentSecrets(_folder.Path, "", "", "KEY")).WriteRequestAsync(sample, Within.Deadline());
        var request = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.Path, "issue-passport.json")))!;
        return (gateway.Calls, request);
    }
}
