using Untp.Core.Problems;
using Untp.Gateway.Limits;
using Untp.Gateway.Routing;
using Untp.ServiceDefaults.Errors;
using Yarp.ReverseProxy.Forwarder;

namespace Untp.Gateway.Failures;

/// <summary>Says in problem+json or a gRPC status why a call got no answer from its service.</summary>
internal sealed class FailureProblems(RequestDelegate next, GatewayOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.GetForwarderErrorFeature() is { } failure && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await Refusal.WriteAsync(context, ToProblem(context, failure));
        }
    }

    private Problem ToProblem(HttpContext context, IForwarderErrorFeature failure)
    {
        var service = RouteTable.Of(context.GetReverseProxyFeature().Route.Config.RouteId).Service;
        return failure.Error switch
        {
            ForwarderError.RequestBodyClient when context.Response.StatusCode == StatusCodes.Status413PayloadTooLarge => BodyLimit.TooLarge(options),
            ForwarderError.RequestBodyClient => new(ProblemCodes.RequestShape, "The request's body could not be read to its end."),
            ForwarderError.RequestTimedOut when !ConnectFailure.Of(context) => new(ProblemCodes.ServiceTimeout, $"The {service} service did not answer in time."),
            _ => new(ProblemCodes.ServiceUnavailable, $"The {service} service cannot be reached now; try again in a moment."),
        };
    }
}
