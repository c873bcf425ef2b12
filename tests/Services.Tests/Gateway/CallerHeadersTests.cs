using System.Net;
using Grpc.Core;
using Untp.Contracts.Verifier.V1;
using Untp.ServiceDefaults.Callers;

namespace Services.Tests.Gateway;

public sealed class CallerHeadersTests : IAsyncLifetime
{
    private TestStack _stack = null!;

    public async Task InitializeAsync() => _stack = await TestStack.StartAsync();

    public async Task DisposeAsync() => await _stack.DisposeAsync();

    [Fact]
    public async Task S32_Strips_What_Says_Who_The_Client_Is()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/dids?path=a%2Fb");
        foreach (var (name, value) in new[]
        {
            ("X-API-Key", TestStack.Key), ("X-Untp-Tenant", "victim"), ("x-untp-anything", "1"), ("X-UNTP-SERVICE-TOKEN", "forged"),
            ("Authorization", "Bearer x"), ("Cookie", "a=b"), ("X-Mine", "kept"), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        })
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await _stack.Rest.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var (path, headers) = Assert.Single(_stack.Issuer.Received);
        Assert.Equal("/v1/dids?path=a%2Fb", path);
        Assert.Equal([ServiceTokens.Header], headers.Keys.Where(name => name.StartsWith("x-untp", StringComparison.OrdinalIgnoreCase)), StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain("X-API-Key", headers.Keys);
        Assert.DoesNotContain("Authorization", headers.Keys);
        Assert.DoesNotContain("Cookie", headers.Keys);
        Assert.Equal("kept", headers["X-Mine"]);
        Assert.Contains("0af7651916cd43dd8448eb211c80319c", headers["traceparent"], StringComparison.Ordinal);
        Assert.Equal(new Caller("acme", "full", "issue verify"), await TestStack.ReadTokenAsync("issuer", headers[ServiceTokens.Header]));
        Assert.Null(await TestStack.ReadTokenAsync("verifier", headers[ServiceTokens.Header]));
    }

    [Fact]
    public async Task Keeps_Token_When_Client_Names_It_HopByHop()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/dids");
        request.Headers.TryAddWithoutValidation("X-API-Key", TestStack.Key);
        request.Headers.Connection.Add("x-untp-service-token");

        using var response = await _stack.Rest.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(await TestStack.ReadTokenAsync("issuer", Assert.Single(_stack.Issuer.Received).Headers[ServiceTokens.Header]));
    }

    [Fact]
    public async Task S32_Strips_Metadata_Of_Grpc_Calls()
    {
        var headers = new Metadata { { "x-api-key", TestStack.VerifyKey }, { "x-untp-tenant", "victim" }, { "x-untp-service-token", "forged" }, { "authorization", "Bearer x" }, { "mine", "kept" } };

        await _stack.VerifierClient.VerifyCredentialAsync(new VerifyCredentialRequest(), headers);

        var (path, received) = _stack.Verifier.Received.Concat(_stack.SecondVerifier.Received).Single();
        Assert.Equal("/untp.verifier.v1.VerifierService/VerifyCredential", path);
        Assert.Equal(new Caller("other", "verify-only", "verify"), await TestStack.ReadTokenAsync("verifier", received[ServiceTokens.Header]));
        Assert.DoesNotContain("x-untp-tenant", received.Keys);
        Assert.DoesNotContain("x-api-key", received.Keys);
        Assert.DoesNotContain("authorization", received.Keys);
        Assert.Equal("kept", received["mine"]);
    }
}
