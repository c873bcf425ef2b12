using System.Net;

namespace Services.Tests.Gateway;

/// <summary>The paths that the W3C's test suites call, and who may call them.</summary>
public sealed class VcApiRouteTests : IAsyncLifetime
{
    private TestStack _stack = null!;

    public async Task InitializeAsync() => _stack = await TestStack.StartAsync();

    public async Task DisposeAsync() => await _stack.DisposeAsync();

    [Theory]
    [InlineData("POST", "/credentials/issue", "issuer")]
    [InlineData("POST", "/credentials/status", "issuer")]
    [InlineData("POST", "/credentials/verify", "verifier")]
    [InlineData("POST", "/presentations/verify", "verifier")]
    [InlineData("GET", "/credentials/abc", "issuer")]
    [InlineData("GET", "/credentials/issue", "issuer")]
    [InlineData("GET", "/status-lists/abc", "issuer")]
    public async Task Path_leads_to_its_service(string method, string path, string service)
    {
        using var response = await _stack.SendAsync(new HttpMethod(method), path, method == "POST" ? new StringContent("{}") : null, method == "POST" ? TestStack.Key : null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains($"\"{service}\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/credentials/issue", TestStack.VerifyKey, HttpStatusCode.Forbidden, "SCOPE_MISSING")]
    [InlineData("/credentials/status", TestStack.VerifyKey, HttpStatusCode.Forbidden, "SCOPE_MISSING")]
    [InlineData("/credentials/issue", null, HttpStatusCode.Unauthorized, "API_KEY_MISSING")]
    [InlineData("/credentials/status", null, HttpStatusCode.Unauthorized, "API_KEY_MISSING")]
    [InlineData("/credentials/verify", null, HttpStatusCode.Unauthorized, "API_KEY_MISSING")]
    [InlineData("/presentations/verify", null, HttpStatusCode.Unauthorized, "API_KEY_MISSING")]
    [InlineData("/credentials/abc", TestStack.Key, HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED")]
    public async Task Path_wants_a_key_of_its_scope(string path, string? key, HttpStatusCode status, string code)
    {
        using var response = await _stack.SendAsync(HttpMethod.Post, path, new StringContent("{}"), key);

        await TestStack.ProblemAsync(response, status, code);
        Assert.Empty(_stack.Issuer.Received.Concat(_stack.Verifier.Received).Concat(_stack.SecondVerifier.Received));
    }
}
