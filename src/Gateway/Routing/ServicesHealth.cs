using Microsoft.Extensions.Diagnostics.HealthChecks;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace Untp.Gateway.Routing;

/// <summary>The gateway is ready while every service has a replica that answers its probes.</summary>
internal sealed class ServicesHealth(IProxyStateLookup proxy) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var down = proxy.GetClusters().Where(cluster => !cluster.Destinations.Values.Any(IsUp)).Select(cluster => cluster.ClusterId).ToArray();
        return Task.FromResult(down.Length == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"No replica answers: {string.Join(", ", down)}"));
    }

    private static bool IsUp(DestinationState destination) => destination.Health is { Active: DestinationHealth.Healthy, Passive: not DestinationHealth.Unhealthy };
}
