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
    public static Task WriteAsync(HttpContext context, params IReadOnlyList<Problem> problems) =>
        WriteAsync(context, ProblemStatus.Http(problems[0].Code.Kind), problems, null);

    /// <summary>Problems as the result of an endpoint.</summary>
    /// <param name="problems">At least one.</param>
    public static IResult Result(params IReadOnlyList<Problem> problems) => Result(ProblemStatus.Http(problems[0].Code.Kind), problems);

    /// <summary>Problems as the result of an endpoint that has a status of its own for them.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="problems">At least one.</param>
    /// <param name="extensions">An object whose members are added to the body (RFC 9457, section 3.2); null for none.</param>
    public static IResult Result(int status, IReadOnlyList<Problem> problems, object? extensions = null) => new ProblemResult(status, problems, extensions);

    private static async Task WriteAsync(HttpContext context, int status, IReadOnlyList<Problem> problems, object? extensions)
    {
        var first = problems[0];
        context.Response.StatusCode = status;
        context.Response.ContentType = MediaType;
        context.Response.Headers.CacheControl = "no-store";
        if (first.Code.Kind == ProblemKind.Unavailable && context.Response.Headers.RetryAfter.Count == 0)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        var problem = JsonSerializer.SerializeToNode(
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
            JsonSerializerOptions.Web)!.AsObject();
        foreach (var (name, value) in extensions is null ? [] : JsonSerializer.SerializeToNode(extensions, JsonSerializerOptions.Web)!.AsObject())
        {
            problem[name] = value?.DeepClone();
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(problem, JsonSerializerOptions.Web);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private sealed class ProblemResult(int status, IReadOnlyList<Problem> problems, object? extensions) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, status, problems, extensions);
    }
}
