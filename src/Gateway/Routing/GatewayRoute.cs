using Yarp.ReverseProxy.Configuration;

namespace Untp.Gateway.Routing;

/// <summary>One route to a service. Immutable.</summary>
/// <param name="Path">The path, in the syntax of ASP.NET Core.</param>
/// <param name="Service">The service that answers.</param>
/// <param name="Scope">What the API key must be good for; null for anyone.</param>
internal sealed record GatewayRoute(string Path, string Service, string? Scope)
{
    /// <summary>The HTTP methods; empty for gRPC.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>True where the call has to name the service in <c>untp-service</c>, because the gateway answers on the same path itself.</summary>
    public bool IsByHeader { get; init; }

    /// <summary>True where a body is a stream of items without an end: the service bounds each item.</summary>
    public bool IsStream { get; init; }

    /// <summary>True where it takes what no other route does, whose answers to other methods it leaves alone.</summary>
    public bool IsFallback { get; init; }

    public bool IsGrpc => Methods.Count == 0;

    public string Id => $"{string.Join(',', Methods)} {Path} {Service}";

    public RouteConfig ToConfig() => new()
    {
        RouteId = Id,
        ClusterId = ServiceCluster.Id(Service, IsGrpc),
        AuthorizationPolicy = Scope ?? "anonymous",

        // Before the gateway's own endpoint on the path, which is the more specific one.
        Order = IsByHeader ? -1 : null,
        Match = new RouteMatch
        {
            Path = Path,
            Methods = IsGrpc ? ["POST"] : Methods,
            Headers = IsByHeader ? [new RouteHeader { Name = "untp-service", Values = [Service], Mode = HeaderMatchMode.ExactHeader }] : null,
        },
    };
}
