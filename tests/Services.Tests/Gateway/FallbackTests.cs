using System.Net;

namespace Services.Tests.Gateway;

/// <summary>What no route takes goes to the resolver, for readers only, and without a key.</summary>
public sealed class FallbackTests : IAsyncLifetime
{
    private TestStack _stack = null!;

    public async Task InitializeAsync() => _stack = await TestStack.StartAsync();

    public async Task DisposeAsync() => await _stack.DisposeAsync();

    [Theory]
    [InlineData("GET", "/01/09506000134352")]
    [InlineData("HEAD", "/01/09506000134352/10/ABC/21/123?linkType=all&x=%2F")]
    [InlineData("GET", "/vin/vin/1M8GDM9AXKP042788")]
    [InlineData("GET", "/did:web:thing%3A8443")]
    public async Task Sends_Identifiers_To_Identity_Without_Key(string method, string path)
    {
        using var response = await _stack.SendAsync(new HttpMethod(method), path, key: null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.Contains("RateLimit-Limit"));
        var received = Assert.Single(_stack.Identity.Received);
        var caller = await TestStack.ReadTokenAsync("identity", received.Headers["x-untp-service-token"]);
        Assert.Equal("", caller!.Tenant);
    }

    [Theory]
    [InlineData("POST", "/01/09506000134352", HttpStatusCode.NotFound, "ROUTE_NOT_FOUND")]
    [InlineData("DELETE", "/nothing", HttpStatusCode.NotFound, "ROUTE_NOT_FOUND")]
    [InlineData("GET", "/v1/nothing", HttpStatusCode.NotFound, "ROUTE_NOT_FOUND")]
    [InlineData("GET", "/v1/verifications", HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED")]
    [InlineData("PATCH", "/v1/links", HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED")]
    [InlineData("POST", "/.well-known/resolver", HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED")]
    [InlineData("GET", "/v1/links", HttpStatusCode.Unauthorized, "API_KEY_MISSING")]
    [InlineData("GET", "/v1/schemes", HttpStatusCode.Unauthorized, "API_KEY_MISSING")]
    public async Task Leaves_Other_Answers_As_They_Are(string method, string path, HttpStatusCode status, string code)
    {
        using var response = await _stack.SendAsync(new HttpMethod(method), path, key: null);

        await TestStack.ProblemAsync(response, status, code);
        Assert.Empty(_stack.Identity.Received);
    }

    [Theory]
    [InlineData("/v1/links")]
    [InlineData("/v1/links:export")]
    [InlineData("/v1/schemes")]
    public async Task Rejects_Keys_Of_Other_Scopes(string path)
    {
        using var response = await _stack.SendAsync(HttpMethod.Get, path);

        await TestStack.ProblemAsync(response, HttpStatusCode.Forbidden, "SCOPE_MISSING");
    }
}
