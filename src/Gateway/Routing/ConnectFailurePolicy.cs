using Untp.Gateway.Failures;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace Untp.Gateway.Routing;

/// <summary>Takes a replica out of the round as soon as a connection to it fails, for as long as the cluster's reactivation period.</summary>
internal sealed class ConnectFailurePolicy(IDestinationHealthUpdater health) : IPassiveHealthCheckPolicy
{
    public const string PolicyName = "ConnectFailure";

    public string Name => PolicyName;

    public void RequestProxied(HttpContext context, ClusterState cluster, DestinationState destination)
    {
        if (ConnectFailure.Of(context))
        {
            health.SetPassive(cluster, destination, DestinationHealth.Unhealthy, cluster.Model.Config.HealthCheck?.Passive?.ReactivationPeriod ?? TimeSpan.FromSeconds(2));
        }
    }
}
