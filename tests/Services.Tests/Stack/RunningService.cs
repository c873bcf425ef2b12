using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Untp.ServiceDefaults.Callers;

namespace Services.Tests.Stack;

/// <summary>A service that runs in this process, and the ways to call it.</summary>
public sealed class RunningService(WebApplication app, string name, Uri http, Uri grpc)
{
    public WebApplication App => app;

    /// <summary>Starts a service that listens on two ports: REST, then gRPC.</summary>
    public static async Task<RunningService> StartAsync(WebApplication app, string name)
    {
        await app.StartAsync();
        return Of(app, name);
    }

    /// <summary>A service that was started.</summary>
    public static RunningService Of(WebApplication app, string name)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address)).ToArray();
        return new RunningService(app, name, addresses[0], addresses[1]);
    }

    public Uri Http => http;

    public Uri Grpc => grpc;

    /// <summary>A token that lets a caller in.</summary>
    public string Token(string tenant = "dev") =>
        app.Services.GetRequiredService<ServiceTokens>().Create(name, new Caller(tenant, "key-1", "issue verify"));

    /// <summary>A REST client; without a tenant it shows no token.</summary>
    public HttpClient RestClient(string? tenant = "dev", SocketsHttpHandler? handler = null) => tenant is null
        ? new HttpClient(handler ?? new()) { BaseAddress = http }
        : new HttpClient(new FreshToken(() => Token(tenant), handler ?? new())) { BaseAddress = http };

    /// <summary>A gRPC invoker; without a tenant it shows no token.</summary>
    public CallInvoker Invoker(string? tenant = "dev")
    {
        var invoker = GrpcChannel.ForAddress(grpc).CreateCallInvoker();
        return tenant is null ? invoker : invoker.Intercept(headers =>
        {
            headers.Add(ServiceTokens.Header, Token(tenant));
            return headers;
        });
    }

    /// <summary>A token lives for a minute, a client in a test for longer: each request shows a new one.</summary>
    private sealed class FreshToken(Func<string> create, SocketsHttpHandler handler) : DelegatingHandler(handler)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add(ServiceTokens.Header, create());
            return base.SendAsync(request, cancellationToken);
        }
    }
}
