using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Transforms;

namespace Untp.Gateway.Routing;

/// <summary>
/// Hands path and query on as the client sent them: ids in them are URLs and DIDs, whose own percent signs are lost where a
/// path is decoded and encoded again. The service reads them by the same rules as the gateway.
/// </summary>
internal sealed class RawPath : RequestTransform
{
    private static readonly UriCreationOptions _asIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public override ValueTask ApplyAsync(RequestTransformContext context)
    {
        var target = context.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (target.StartsWith('/'))
        {
            context.ProxyRequest.RequestUri = new Uri(context.DestinationPrefix.TrimEnd('/') + target, _asIs);
        }

        return ValueTask.CompletedTask;
    }
}
