using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Untp.Contracts.Verifier.V1;
using Untp.ServiceDefaults.Callers;
using Health = Grpc.Health.V1.Health;

namespace Services.Tests.Gateway;

/// <summary>A service behind the gateway that tells what it received, on real ports; it can be killed and come back on them.</summary>
internal sealed class StubService(string service, MutualTlsOptions? mtls = null) : IAsyncDisposable
{
    private WebApplication? _app;
    private int _httpPort;
    private int _grpcPort;

    /// <summary>What reached the REST fallback and the verifier's methods.</summary>
    public ConcurrentQueue<(string Path, IReadOnlyDictionary<string, string> Headers)> Received { get; } = new();

    /// <summary>How REST calls are answered.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = async context =>
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        await context.Response.WriteAsJsonAsync(new { service });
    };

    /// <summary>How the unary method of the verifier answers.</summary>
    public Func<VerifyCredentialRequest, ServerCallContext, Task<VerifyCredentialResponse>> Verify { get; set; } =
        (_, _) => Task.FromResult(new VerifyCredentialResponse { Report = new Report { Summary = service } });

    /// <summary>How the stream of the verifier answers: by default each request with its id.</summary>
    public Func<IAsyncStreamReader<VerifyCredentialsRequest>, IServerStreamWriter<VerifyCredentialsResponse>, ServerCallContext, Task> VerifyMany { get; set; } =
        async (requests, responses, context) =>
        {
            await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
            {
                await responses.WriteAsync(new VerifyCredentialsResponse { Id = request.Id });
            }
        };

    public JsonNode OpenApi { get; set; } = JsonNode.Parse($$"""{"openapi":"3.1.1","info":{"title":"{{service}}","version":"1"},"paths":{"/v1/{{service}}":{"get":{"operationId":"{{service}}"} } },"components":{"schemas":{"Problem":{"type":"object"} } } }""")!;

    public string Http => $"{Scheme}://127.0.0.1:{_httpPort}";

    public string Grpc => $"{Scheme}://127.0.0.1:{_grpcPort}";

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(this);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, _httpPort, listener => Configure(listener, HttpProtocols.Http1));
            kestrel.Listen(IPAddress.Loopback, _grpcPort, listener => Configure(listener, HttpProtocols.Http2));
        });
        _app = builder.Build();
        _app.MapGet("/health", () => "Healthy");
        _app.MapGet("/openapi/v1.json", () => Results.Text(OpenApi.ToJsonString(), "application/json"));
        _app.MapGrpcService<StubVerifier>();
        _app.MapGrpcService<StubHealth>();
        _app.MapGrpcService<StubReflection>();
        _app.MapFallback(context =>
        {
            Record(context.Request);
            return Answer(context);
        });
        await _app.StartAsync();
        _httpPort = new Uri(_app.Urls.First()).Port;
        _grpcPort = new Uri(_app.Urls.Last()).Port;
    }

    /// <summary>Cuts all connections and closes the ports.</summary>
    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _app, null) is { } app)
        {
            try
            {
                await app.StopAsync(new CancellationToken(canceled: true));
            }
            catch (OperationCanceledException)
            {
            }

            await app.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private string Scheme => mtls is null ? "http" : "https";

    private string Name => service;

    private void Configure(ListenOptions listener, HttpProtocols protocols)
    {
        listener.Protocols = protocols;
        if (mtls is not null)
        {
            listener.UseHttps(MutualTls.Load(mtls).ConfigureServer);
        }
    }

    private void Record(HttpRequest request) =>
        Received.Enqueue((request.Path + request.QueryString, request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));

    private sealed class StubVerifier(StubService stub) : VerifierService.VerifierServiceBase
    {
        public override Task<VerifyCredentialResponse> VerifyCredential(VerifyCredentialRequest request, ServerCallContext context)
        {
            stub.Record(context.GetHttpContext().Request);
            return stub.Verify(request, context);
        }

        public override Task VerifyCredentials(IAsyncStreamReader<VerifyCredentialsRequest> requestStream, IServerStreamWriter<VerifyCredentialsResponse> responseStream, ServerCallContext context)
        {
            stub.Record(context.GetHttpContext().Request);
            return stub.VerifyMany(requestStream, responseStream, context);
        }
    }

    /// <summary>Says NOT_SERVING, so that its answer differs from the gateway's own.</summary>
    private sealed class StubHealth : Health.HealthBase
    {
        public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
            Task.FromResult(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.NotServing });
    }

    private sealed class StubReflection(StubService stub) : ServerReflection.ServerReflectionBase
    {
        public override async Task ServerReflectionInfo(IAsyncStreamReader<ServerReflectionRequest> requestStream, IServerStreamWriter<ServerReflectionResponse> responseStream, ServerCallContext context)
        {
            await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
            {
                await responseStream.WriteAsync(new ServerReflectionResponse
                {
                    OriginalRequest = request,
                    ListServicesResponse = new ListServiceResponse { Service = { new ServiceResponse { Name = $"stub.{stub.Name}" } } },
                });
            }
        }
    }
}
