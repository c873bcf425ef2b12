using System.Net;
using Untp.ServiceDefaults.Discovery;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace Untp.Gateway.Routing;

/// <summary>The replicas of one service on one protocol: who they are, how they are chosen and when they count as down.</summary>
internal static class ServiceCluster
{
    private static readonly TimeSpan _probeInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _probeTimeout = TimeSpan.FromSeconds(1);

    public static string Id(string service, bool isGrpc) => $"{service}-{(isGrpc ? "grpc" : "http")}";

    /// <summary>A cluster for REST and one for gRPC.</summary>
    public static ClusterConfig[] Both(string service, IConfiguration configuration, GatewayOptions options) =>
        [Create(service, isGrpc: false, configuration, options), Create(service, isGrpc: true, configuration, options)];

    private static ClusterConfig Create(string service, bool isGrpc, IConfiguration configuration, GatewayOptions options)
    {
        var http = ServiceEndpoints.Find(configuration, service, "http");
        var addresses = isGrpc ? ServiceEndpoints.Find(configuration, service, "grpc") : http;
        return new ClusterConfig
        {
            ClusterId = Id(service, isGrpc),
            LoadBalancingPolicy = LoadBalancingPolicies.RoundRobin,
            Destinations = addresses.Index().ToDictionary(
                replica => $"{service}-{replica.Index}",
                replica => new DestinationConfig { Address = replica.Item.AbsoluteUri, Health = http[replica.Index].AbsoluteUri }),
            HttpRequest = new ForwarderRequestConfig
            {
                ActivityTimeout = options.ActivityTimeout,
                Version = isGrpc ? HttpVersion.Version20 : HttpVersion.Version11,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            },
            HealthCheck = new HealthCheckConfig
            {
                // Where all are down, all are tried: a service that is back answers before the next probe.
                AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
                Active = new ActiveHealthCheckConfig
                {
                    Enabled = true,
                    Interval = _probeInterval,
                    Timeout = _probeTimeout,
                    Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
                    Path = "/health",
                },
                Passive = new PassiveHealthCheckConfig { Enabled = true, Policy = ConnectFailurePolicy.PolicyName, ReactivationPeriod = _probeInterval },
            },
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [ConsecutiveFailuresHealthPolicyOptions.ThresholdMetadataName] = "1" },
        };
    }
}
