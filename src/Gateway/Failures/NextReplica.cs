using Yarp.ReverseProxy.Forwarder;

namespace Untp.Gateway.Failures;

/// <summary>Where no connection could be made, tries the next replica: nothing was sent, so nothing can happen twice.</summary>
internal sealed class NextReplica(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var call = context.GetReverseProxyFeature();
        var replicas = call.AvailableDestinations;
        await next(context);
        while (ConnectFailure.Of(context) && !context.Response.HasStarted && replicas.Count > 1)
        {
            replicas = [.. replicas.Where(replica => replica != call.ProxiedDestination)];
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.StatusCode = StatusCodes.Status200OK;
            call.AvailableDestinations = replicas;
            await next(context);
        }
    }
}
