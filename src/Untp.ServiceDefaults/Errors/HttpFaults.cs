using Microsoft.AspNetCore.Diagnostics;
using Untp.Core.Problems;

namespace Untp.ServiceDefaults.Errors;

/// <summary>Turns what escapes an endpoint into problem+json or a gRPC status: a bad request keeps its status, all else is INTERNAL without detail.</summary>
internal sealed partial class HttpFaults(ILogger<HttpFaults> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        await Refusal.WriteAsync(httpContext, ToProblem(exception));
        return true;
    }

    private Problem ToProblem(Exception exception)
    {
        switch (exception)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return new(ProblemCodes.RequestTooLarge, "The body is larger than this endpoint reads; send less.");
            case BadHttpRequestException:
                return new(ProblemCodes.RequestShape, "The request could not be read; check its body and headers.");
            default:
                LogFault(logger, exception);
                return new(ProblemCodes.Internal, "Something went wrong on our side; the trace id finds it in our log.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected fault")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
