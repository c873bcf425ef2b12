using System.Net;
using System.Net.Sockets;
using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Untp.Contracts.Verifier.V1;

namespace Services.Tests.Gateway;

public sealed class ApiKeyTests : IAsyncLifetime
{
    private TestStack _stack = null!;

    public async Task InitializeAsync() => _stack = await TestStack.StartAsync();

    public async Task DisposeAsync() => await _stack.DisposeAsync();

    [Fact]
    public async Task Accepts_KnownKey()
    {
        using var response = await _stack.VerifyAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(null, "API_KEY_MISSING")]
    [InlineData("", "API_KEY_MISSING")]
    [InlineData("nobody's", "API_KEY_UNKNOWN")]
    [InlineData("FULL-KEY", "API_KEY_UNKNOWN")]
    public async Task S32_Rejects_Key(string? key, string code)
    {
        using var response = await _stack.SendAsync(HttpMethod.Post, "/v1/verifications", new StringContent("{}"), key);

        await TestStack.ProblemAsync(response, HttpStatusCode.Unauthorized, code);
        Assert.Equal("ApiKey", response.Headers.WwwAuthenticate.ToString());
        Assert.Empty(_stack.Verifier.Received.Concat(_stack.SecondVerifier.Received));
    }

    [Fact]
    public async Task Rejects_TwoKeys()
    {
        // HttpClient would join both into one line.
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", _stack.Rest.BaseAddress!.Port);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/verifications HTTP/1.1\r\nHost: x\r\nX-API-Key: {TestStack.Key}\r\nX-API-Key: {TestStack.Key}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));

        using var reader = new StreamReader(connection.GetStream());
        var response = await reader.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 401 ", response, StringComparison.Ordinal);
        Assert.Contains("API_KEY_MISSING", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S32_Rejects_KeyInUrl()
    {
        using var response = await _stack.SendAsync(HttpMethod.Post, $"/v1/verifications?X-API-Key={TestStack.Key}&api_key={TestStack.Key}", key: null);

        await TestStack.ProblemAsync(response, HttpStatusCode.Unauthorized, "API_KEY_MISSING");
    }

    [Fact]
    public async Task S32_Rejects_ServiceToken_In_Place_Of_Key()
    {
        var stolen = await TokenOfACallAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/verifications");
        request.Headers.TryAddWithoutValidation("x-untp-service-token", stolen);

        using var response = await _stack.Rest.SendAsync(request);

        await TestStack.ProblemAsync(response, HttpStatusCode.Unauthorized, "API_KEY_MISSING");
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer " + TestStack.Key)]
    [InlineData("ApiKey " + TestStack.Key)]
    public async Task S32_Rejects_What_Stands_In_Another_Header(string authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/verifications");
        Assert.True(request.Headers.TryAddWithoutValidation("Authorization", authorization));

        using var response = await _stack.Rest.SendAsync(request);

        await TestStack.ProblemAsync(response, HttpStatusCode.Unauthorized, "API_KEY_MISSING");
    }

    [Fact]
    public async Task Rejects_MissingScope()
    {
        using var response = await _stack.SendAsync(HttpMethod.Get, "/v1/dids", key: TestStack.VerifyKey);

        var problem = await TestStack.ProblemAsync(response, HttpStatusCode.Forbidden, "SCOPE_MISSING");
        Assert.Contains("'issue'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "API_KEY_MISSING", StatusCode.Unauthenticated)]
    [InlineData("", "API_KEY_MISSING", StatusCode.Unauthenticated)]
    [InlineData("nobody's", "API_KEY_UNKNOWN", StatusCode.Unauthenticated)]
    public async Task S32_Rejects_Key_Over_Grpc(string? key, string code, StatusCode status)
    {
        var headers = new Metadata();
        if (key is not null)
        {
            headers.Add("x-api-key", key);
        }

        await TestStack.RefusedAsync(async () => await _stack.VerifierClient.VerifyCredentialAsync(new VerifyCredentialRequest(), headers), status, code);
    }

    [Fact]
    public async Task Rejects_MissingScope_Over_Grpc()
    {
        var issuer = new Untp.Contracts.Issuer.V1.IssuerService.IssuerServiceClient(_stack.Channel);

        await TestStack.RefusedAsync(
            async () => await issuer.ListDidsAsync(new(), new Metadata { { "x-api-key", TestStack.VerifyKey } }), StatusCode.PermissionDenied, "SCOPE_MISSING");
    }

    [Theory]
    [InlineData("/v1")]
    [InlineData("/v1/nothing")]
    [InlineData("/v1/dids/x/y")]
    public async Task Returns_404_For_UnknownPath_Without_Key(string path)
    {
        using var response = await _stack.SendAsync(HttpMethod.Get, path, key: null);

        await TestStack.ProblemAsync(response, HttpStatusCode.NotFound, "ROUTE_NOT_FOUND");
    }

    [Fact]
    public async Task Returns_405_For_WrongMethod_Without_Key()
    {
        using var response = await _stack.SendAsync(HttpMethod.Delete, "/v1/dids", key: null);

        await TestStack.ProblemAsync(response, HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED");
        Assert.Equal(["GET", "POST"], response.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task Returns_Unimplemented_For_UnknownGrpcService()
    {
        var method = new Method<VerifyCredentialRequest, VerifyCredentialResponse>(
            MethodType.Unary, "untp.nothing.v1.Nothing", "Do", Of(VerifyCredentialRequest.Parser), Of(VerifyCredentialResponse.Parser));

        var e = await Assert.ThrowsAsync<RpcException>(async () =>
            await _stack.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(TestStack.WithKey), new VerifyCredentialRequest()));

        Assert.Equal(StatusCode.Unimplemented, e.StatusCode);
    }

    [Fact]
    public void Every_Endpoint_Says_Who_May_Call()
    {
        var silent = _stack.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText);

        Assert.Empty(silent);
    }

    private static Marshaller<T> Of<T>(Google.Protobuf.MessageParser<T> parser)
        where T : Google.Protobuf.IMessage<T> =>
        Marshallers.Create(message => Google.Protobuf.MessageExtensions.ToByteArray(message), parser.ParseFrom);

    private async Task<string> TokenOfACallAsync()
    {
        using var response = await _stack.VerifyAsync();
        return _stack.Verifier.Received.Concat(_stack.SecondVerifier.Received).Single().Headers["x-untp-service-token"];
    }
}
