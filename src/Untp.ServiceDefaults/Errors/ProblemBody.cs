using System.Diagnostics;
using System.Text.Json;
using Untp.Core.Problems;

namespace Untp.ServiceDefaults.Errors;

/// <summary>Writes problems as <c>application/problem+json</c> (RFC 9457).</summary>
public static class ProblemBody
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>Ends a request with its problems; the first decides the status.</summary>
    /// <param name="context">The request; its response must not have started.</param>
    /// <param name="problems">At least one.</param>
    public static async Task WriteAsync(HttpContext context, params IReadOnlyList<Problem> problems)
    {
        var first = problems[0];
        var status = ProblemStatus.Http(first.Code.Kind);
        context.Response.StatusCode = status;
        context.Response.ContentType = MediaType;
        context.Response.Headers.CacheControl = "no-store";
        if (first.Code.Kind == ProblemKind.Unavailable && context.Response.Headers.RetryAfter.Count == 0)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type = $"/docs/errors/{first.Code}",
                title = first.Code.Title,
                status,
                detail = first.Message,
                code = first.Code.Id,
                errors = problems.Select(problem => new { pointer = problem.Pointer, code = problem.Code.Id, message = problem.Message }),
                traceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
            },
            JsonSerializerOptions.Web);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Problems as the result of an endpoint.</summary>
    /// <param name="problems">At least one.</param>
    public static IResult Result(params IReadOnlyList<Problem> problems) => new ProblemResult(problems);

    private sealed class ProblemResult(IReadOnlyList<Problem> problems) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, problems);
    }
}
