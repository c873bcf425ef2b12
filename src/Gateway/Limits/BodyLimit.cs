using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Untp.Core.Problems;
using Untp.Gateway.Routing;
using Untp.ServiceDefaults.Errors;

namespace Untp.Gateway.Limits;

/// <summary>Bounds the body of REST calls. A stream may go on for ever and slowly; its items are bounded by the service.</summary>
internal sealed class BodyLimit(RequestDelegate next, GatewayOptions options)
{
    public static Problem TooLarge(GatewayOptions options) => new(ProblemCodes.RequestTooLarge, $"The body is larger than {options.MaxBodyBytes} bytes.");

    public Task InvokeAsync(HttpContext context)
    {
        var route = RouteTable.Of(context.GetReverseProxyFeature().Route.Config.RouteId);
        var isStream = route.IsGrpc || route.IsStream;
        if (!isStream && context.Request.ContentLength > options.MaxBodyBytes)
        {
            return Refusal.WriteAsync(context, TooLarge(options));
        }

        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = isStream ? null : options.MaxBodyBytes;
        if (isStream && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        return next(context);
    }
}
