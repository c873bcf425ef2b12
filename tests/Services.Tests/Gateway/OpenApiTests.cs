using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Untp.Gateway;
using Untp.Gateway.OpenApi;
using Yarp.ReverseProxy;

namespace Services.Tests.Gateway;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Merges_The_Documents_Of_The_Services()
    {
        await using var stack = await TestStack.StartAsync("--Gateway:PublicUrl=https://untp.example");

        using var response = await stack.Rest.GetAsync("/openapi/v1.json");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var document = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.StartsWith("3.1.", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("Untp", document["info"]!["title"]!.GetValue<string>());
        Assert.Equal("https://untp.example", document["servers"]![0]!["url"]!.GetValue<string>());
        Assert.Equal(["/v1/identity", "/v1/issuer", "/v1/verifier"], document["paths"]!.AsObject().Select(path => path.Key));
        Assert.Equal(["Problem"], document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key));
        Assert.Equal("X-API-Key", document["components"]!["securitySchemes"]!["ApiKey"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Names_A_Service_That_Was_Never_Reached()
    {
        await using var stack = await TestStack.StartAsync();
        await stack.Issuer.KillAsync();

        using var refused = await stack.Rest.GetAsync("/openapi/v1.json");

        var problem = await TestStack.ProblemAsync(refused, HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE");
        Assert.Contains("issuer", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await stack.Issuer.StartAsync();
        using var response = await stack.Rest.GetAsync("/openapi/v1.json");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Keeps_The_Last_Answer_Of_A_Service_And_Asks_Again_After_A_While()
    {
        await using var stack = await TestStack.StartAsync();
        var clock = new SteppedClock();
        using var source = new OpenApiSource(stack.App.Services.GetRequiredService<IProxyStateLookup>(), new GatewayOptions(), clock);
        var first = (await source.GetAsync(default)).Value!;
        await stack.Issuer.KillAsync();
        stack.Identity.OpenApi["paths"]!["/v1/more"] = new JsonObject();

        Assert.Same(first, (await source.GetAsync(default)).Value);
        clock.Now += TimeSpan.FromMinutes(1);
        var second = Encoding.UTF8.GetString((await source.GetAsync(default)).Value!);

        Assert.Contains("/v1/issuer", second, StringComparison.Ordinal);
        Assert.Contains("/v1/more", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"paths":{"/x":{"get":{"operationId":"b"}}}}""", "/x/get")]
    [InlineData("""{"components":{"schemas":{"X":{"type":"string"}}}}""", "components/schemas/X")]
    public void Rejects_Collisions(string second, string place)
    {
        var a = Document("""{"paths":{"/x":{"get":{"operationId":"a"}}},"components":{"schemas":{"X":{"type":"object"}}}}""");

        var e = Assert.Throws<InvalidOperationException>(() => OpenApiMerge.Merge([("a", a), ("b", Document(second))], "http://localhost"));

        Assert.Contains(place, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Accepts_Two_Methods_Of_One_Path()
    {
        var a = Document("""{"paths":{"/x":{"get":{}}},"tags":[{"name":"t"}]}""");
        var b = Document("""{"paths":{"/x":{"post":{}}},"tags":[{"name":"t"}]}""");

        var merged = OpenApiMerge.Merge([("a", a), ("b", b)], "http://localhost");

        Assert.Equal(["get", "post"], merged["paths"]!["/x"]!.AsObject().Select(operation => operation.Key));
        Assert.Single(merged["tags"]!.AsArray());
    }

    [Fact]
    public void Rejects_OlderVersions()
    {
        var old = JsonNode.Parse("""{"openapi":"3.0.1"}""")!.AsObject();

        Assert.Throws<InvalidOperationException>(() => OpenApiMerge.Merge([("a", old)], "http://localhost"));
    }

    private static JsonObject Document(string members)
    {
        var document = JsonNode.Parse(members)!.AsObject();
        document["openapi"] = "3.1.1";
        return document;
    }

    private sealed class SteppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
