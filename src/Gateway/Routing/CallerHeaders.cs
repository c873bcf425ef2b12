using Untp.Gateway.Keys;
using Untp.ServiceDefaults.Callers;
using Yarp.ReverseProxy.Transforms;

namespace Untp.Gateway.Routing;

/// <summary>Takes everything off a request by which its client could say who it is, and puts the gateway's word in its place.</summary>
internal sealed class CallerHeaders(GatewayRoute route, ServiceTokens tokens) : RequestTransform
{
    private const string OurPrefix = "x-untp-";

    private static readonly string[] _ofTheEdge = [ApiKeyHandler.Header, "Authorization", "Cookie"];

    public override ValueTask ApplyAsync(RequestTransformContext context)
    {
        var headers = context.ProxyRequest.Headers;
        foreach (var name in headers.NonValidated.Select(header => header.Key).Where(name => name.StartsWith(OurPrefix, StringComparison.OrdinalIgnoreCase)).Concat(_ofTheEdge).ToArray())
        {
            headers.Remove(name);
        }

        var caller = route.Scope is null ? Caller.Nobody : Caller.Of(context.HttpContext.User);
        headers.TryAddWithoutValidation(ServiceTokens.Header, tokens.Create(route.Service, caller));
        return ValueTask.CompletedTask;
    }
}
