using Untp.Core.Problems;

namespace Untp.ServiceDefaults.Errors;

/// <summary>Refuses a request before it reaches its endpoint, in the form that its client understands: gRPC status or problem+json.</summary>
public static class Refusal
{
    /// <summary>Ends the request.</summary>
    /// <param name="context">The request; its response must not have started.</param>
    /// <param name="problem">Why.</param>
    public static Task WriteAsync(HttpContext context, Problem problem)
    {
        if (!IsGrpc(context.Request))
        {
            return ProblemBody.WriteAsync(context, problem);
        }

        // A "trailers-only" answer: status and message travel as headers of an empty 200.
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = ((int)ProblemStatus.Grpc(problem.Code.Kind)).ToString();
        response.Headers["grpc-message"] = Uri.EscapeDataString(problem.Message);
        response.Headers[ProblemTrailers.Code] = problem.Code.Id;
        return response.CompleteAsync();
    }

    /// <summary>True where the client speaks gRPC.</summary>
    /// <param name="request">The request.</param>
    public static bool IsGrpc(HttpRequest request) =>
        request.ContentType is { } type && type.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase);
}
