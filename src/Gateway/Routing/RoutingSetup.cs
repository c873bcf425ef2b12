using Microsoft.Extensions.Options;
using Untp.Gateway.Failures;
using Untp.Gateway.Limits;
using Untp.ServiceDefaults.Callers;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;

namespace Untp.Gateway.Routing;

internal static class RoutingSetup
{
    public static void AddRouting(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IValidateOptions<GatewayOptions>, DiscoveryValidator>();
        services.AddSingleton<IProxyConfigProvider>(provider =>
        {
            var options = provider.GetRequiredService<GatewayOptions>();
            return new InMemoryConfigProvider(
                [.. RouteTable.All.Select(route => route.ToConfig())],
                [.. RouteTable.Services.SelectMany(service => ServiceCluster.Both(service, builder.Configuration, options))]);
        });
        services.AddSingleton<IProbingRequestFactory, HealthProbe>();
        services.AddSingleton<IPassiveHealthCheckPolicy, ConnectFailurePolicy>();
        services.AddSingleton<CallBudget>();
        services.AddHealthChecks().AddCheck<ServicesHealth>("services");
        services.AddReverseProxy()
            .ConfigureHttpClient((_, handler) => ConfigureConnections(handler, builder.Configuration))
            .AddTransforms(transforms =>
            {
                transforms.RequestTransforms.Add(new RawPath());
                transforms.RequestTransforms.Add(new CallerHeaders(RouteTable.Of(transforms.Route.RouteId), transforms.Services.GetRequiredService<ServiceTokens>()));
            });
    }

    /// <summary>What a call passes on its way to a service, after its key was checked.</summary>
    public static void MapRoutes(this WebApplication app)
    {
        app.UseMiddleware<FallbackRoute>();
        app.MapReverseProxy(Pass).ConfigureEndpoints((endpoint, route) =>
        {
            if (RouteTable.Of(route.RouteId).IsFallback)
            {
                endpoint.WithMetadata(new SuppressMatchingMetadata());
            }
        });
    }

    private static void Pass(IReverseProxyApplicationBuilder call)
    {
        call.UseMiddleware<RateLimit>();
        call.UseMiddleware<BodyLimit>();
        call.UseMiddleware<FailureProblems>();
        call.UseMiddleware<NextReplica>();
        call.UseLoadBalancing();
        call.UsePassiveHealthChecks();
    }

    private static void ConfigureConnections(SocketsHttpHandler handler, ConfigurationManager configuration)
    {
        handler.ConnectTimeout = TimeSpan.FromSeconds(2);
        handler.KeepAlivePingDelay = TimeSpan.FromSeconds(20);
        handler.KeepAlivePingTimeout = TimeSpan.FromSeconds(10);
        if (configuration.GetSection(ServiceIdentityOptions.Section).Get<ServiceIdentityOptions>()?.Mtls is { } mtls)
        {
            handler.SslOptions = MutualTls.Load(mtls).ClientOptions();
        }
    }
}
