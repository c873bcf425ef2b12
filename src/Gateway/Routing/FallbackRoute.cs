using Yarp.ReverseProxy.Model;

namespace Untp.Gateway.Routing;

/// <summary>
/// Sends GET and HEAD of a path that nothing else is at to the route for these. As a catch-all of the router it would stand
/// behind every path, and take the 405 from those that know other methods only.
/// </summary>
internal sealed class FallbackRoute(RequestDelegate next, EndpointDataSource endpoints)
{
    private const string OurPaths = "/v1";

    private readonly Lazy<Endpoint> _fallback = new(() =>
        endpoints.Endpoints.Single(endpoint => endpoint.Metadata.GetMetadata<RouteModel>() is { } model && RouteTable.Of(model.Config.RouteId).IsFallback));

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.GetEndpoint() is null && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Path.Value is { Length: > 1 } && !request.Path.StartsWithSegments(OurPaths, StringComparison.OrdinalIgnoreCase))
        {
            context.SetEndpoint(_fallback.Value);
        }

        return next(context);
    }
}
