using System.Text.Json;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Rest;
using Untp.ServiceDefaults.Streams;
using Untp.Identity.Identifiers;

namespace Untp.Identity.Links;

/// <summary>All links of a tenant out and in: a registration a line.</summary>
internal static class LinkTransfer
{
    private static readonly byte[] _lineEnd = "\n"u8.ToArray();

    public static void MapLinkTransfer(this WebApplication app)
    {
        app.MapGet("/v1/links:export", ExportAsync)
            .WithName("ExportLinks")
            .WithSummary("All listed links of this tenant, a registration a line; goes on behind the identifier that the query's after names")
            .Produces<LinkRegistration>(StatusCodes.Status200OK, NdjsonLines.MediaType)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapPost("/v1/links:import", ImportAsync)
            .WithName("ImportLinks")
            .WithSummary("Registers a stream of links, a registration a line")
            .WithDescription("A line in, a line out, in order. Links that are there already are left out, so an import that broke off is sent again as a whole; a line that is refused is answered with its problems, and the stream goes on.")
            .Accepts<LinkRegistration>(NdjsonLines.MediaType)
            .Produces<ImportedLine>(StatusCodes.Status200OK, NdjsonLines.MediaType)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task ExportAsync(HttpContext context, LinkSearch search, HeldIdentifiers identifiers, string after = "")
    {
        if (after.Length > 0)
        {
            var read = await identifiers.ReadAsync(after, context.RequestAborted);
            if (!read.IsSuccess)
            {
                await ProblemBody.WriteAsync(context, read.Problems);
                return;
            }

            after = read.Value.Uri;
        }

        context.Response.ContentType = NdjsonLines.MediaType;
        await foreach (var registration in search.ExportAsync(Caller.Of(context.User).Tenant, after, context.RequestAborted))
        {
            await WriteAsync(context.Response, registration);
        }
    }

    private static async Task ImportAsync(HttpContext context, LinkRegistry registry)
    {
        if (RequestBody.MediaType(context.Request) != NdjsonLines.MediaType)
        {
            await ProblemBody.WriteAsync(context, new Problem(ProblemCodes.MediaTypeUnsupported, $"Send {NdjsonLines.MediaType}: one registration a line."));
            return;
        }

        var caller = Caller.Of(context.User);
        context.Response.ContentType = NdjsonLines.MediaType;
        var number = 0L;
        await foreach (var line in NdjsonLines.ReadAsync(context.Request.BodyReader, LinkEndpoints.MaxBodyBytes, context.RequestAborted))
        {
            var registration = !line.IsSuccess ? Result<LinkRegistration>.Failure(line.Problems)
                : line.Value.Length > LinkEndpoints.MaxBodyBytes ? new Problem(ProblemCodes.RequestTooLarge, $"The line is longer than {LinkEndpoints.MaxBodyBytes} bytes; send less.")
                : LinkJson.Read<LinkRegistration>(line.Value);
            var added = registration.IsSuccess
                ? await registry.RegisterAsync(caller, registration.Value, skipsKnown: true, context.RequestAborted)
                : Result<RegisteredLinks>.Failure(registration.Problems);
            await WriteAsync(context.Response, ImportedLine.From(++number, added));
        }
    }

    private static async Task WriteAsync<T>(HttpResponse response, T line)
    {
        await response.BodyWriter.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, LinkJson.Options), response.HttpContext.RequestAborted);
        await response.BodyWriter.WriteAsync(_lineEnd, response.HttpContext.RequestAborted);
    }
}
