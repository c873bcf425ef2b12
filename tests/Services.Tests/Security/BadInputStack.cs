using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Services.Tests.Gateway;
using Services.Tests.ServiceDefaults;
using Services.Tests.Stack;
using Untp.Gateway;

namespace Services.Tests.Security;

/// <summary>Issuer and Verifier as they are, called directly and through a gateway as it is.</summary>
public sealed class BadInputStack : IAsyncLifetime
{
    private readonly OwnServices _services = new();
    private readonly FakeIdentity _identity = new();
    private RunningService _issuer = null!;
    private RunningService _verifier = null!;
    private WebApplication _gateway = null!;

    /// <summary>The endpoints that read a body, each directly and through the gateway: a client for its host, and method and path.</summary>
    public IReadOnlyList<BadInputTarget> Targets { get; private set; } = [];

    /// <summary>Those that take verifications line by line.</summary>
    public IReadOnlyList<HttpClient> Batches { get; private set; } = [];

    public IReadOnlyList<CallInvoker> VerifierCalls { get; private set; } = [];

    public IReadOnlyList<CallInvoker> IssuerCalls { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var identity = OwnServices.At((await _identity.StartAsync(_services)).Grpc);
        _issuer = await _services.IssuerAsync(identity);
        _verifier = await _services.VerifierAsync(identity);
        _gateway = GatewayService.Create(TestStack.Settings(
        [
            $"--ServiceIdentity:TokenKey={InProcessStack.TokenKey}", "--services:identity:http:0=http://127.0.0.1:1", .. identity,
            $"--services:issuer:http:0={_issuer.Http}", $"--services:issuer:grpc:0={_issuer.Grpc}",
            $"--services:verifier:http:0={_verifier.Http}", $"--services:verifier:grpc:0={_verifier.Grpc}",
        ]));
        await _gateway.StartAsync();
        var urls = _gateway.Urls.ToArray();
        var edge = new HttpClient(OneRequestAConnection()) { BaseAddress = new Uri(urls[0]) };
        edge.DefaultRequestHeaders.Add("X-API-Key", TestStack.Key);
        var calls = GrpcChannel.ForAddress(urls[1]).CreateCallInvoker().Intercept(headers =>
        {
            headers.Add("x-api-key", TestStack.Key);
            return headers;
        });
        var (issuer, verifier) = (_issuer.RestClient(handler: OneRequestAConnection()), _verifier.RestClient(handler: OneRequestAConnection()));
        Batches = [verifier, edge];
        VerifierCalls = [_verifier.Invoker(), calls];
        IssuerCalls = [_issuer.Invoker(), calls];
        Targets =
        [
            .. new[] { verifier, edge }.Select(client => new BadInputTarget(client, HttpMethod.Post, "/v1/verifications", ChecksMediaType: true)),
            .. new[] { issuer, edge }.SelectMany(client => new BadInputTarget[]
            {
                new(client, HttpMethod.Post, "/v1/credentials", ChecksMediaType: true),
                new(client, HttpMethod.Post, "/v1/dids", ChecksMediaType: true),
                new(client, HttpMethod.Patch, "/v1/credentials/status?id=urn:x", ChecksMediaType: true),
            }),
        ];
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _services.DisposeAsync();
    }

    // A service that has refused a large body may end the connection; the next request must not be on its way on it by then.
    private static SocketsHttpHandler OneRequestAConnection() => new() { PooledConnectionLifetime = TimeSpan.Zero };
}
