using System.Net;
using System.Security.Cryptography.X509Certificates;
using Grpc.AspNetCore.Server;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Compat.Tests.Grpc;

/// <summary>A Kestrel server on loopback with the real gRPC server on it, and channels of the real client to it.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<GrpcChannel> _channels = [];

    private EchoServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static Task<EchoServer> StartAsync(EchoHandlers handlers, Action<GrpcServiceOptions>? configure = null) =>
        StartAsync(routes => routes.MapGrpcService<EchoService>(), handlers, configure, null);

    public static Task<EchoServer> StartAsync(EchoHandlers handlers, X509Certificate2 certificate) =>
        StartAsync(routes => routes.MapGrpcService<EchoService>(), handlers, null, certificate);

    public static Task<EchoServer> StartAsync(Action<IEndpointRouteBuilder> map) => StartAsync(map, new EchoHandlers(), null, null);

    public GrpcChannel Connect(GrpcChannelOptions? options = null)
    {
        var channel = GrpcChannel.ForAddress(Address, options ?? new GrpcChannelOptions());
        _channels.Add(channel);
        return channel;
    }

    public async ValueTask DisposeAsync()
    {
        _channels.ForEach(channel => channel.Dispose());
        await _app.DisposeAsync();
    }

    private static async Task<EchoServer> StartAsync(
        Action<IEndpointRouteBuilder> map, EchoHandlers handlers, Action<GrpcServiceOptions>? configure, X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        builder.Services.AddGrpc(options => configure?.Invoke(options));
        builder.Services.AddSingleton(handlers);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new EchoServer(app);
    }
}
