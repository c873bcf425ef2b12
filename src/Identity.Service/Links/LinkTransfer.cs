using System.Text.Json;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Streams;
using Untp.Identity.Identifiers;

namespace Untp.Identity.Links;

/// <summary>All links of a tenant out and in: a registration a line.</summary>
internal static class LinkTransfer
{
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

        await NdjsonExchange.WriteAsync(context, search.ExportAsync(Caller.Of(context.User).Tenant, after, context.RequestAborted).Select(Write));
    }

    private static Task ImportAsync(HttpContext context, LinkRegistry registry)
    {
        var (caller, number) = (Caller.Of(context.User), 0L);
        return NdjsonExchange.AnswerAsync(context, "one registration", LinkEndpoints.MaxBodyBytes, lines => lines.Select(ImportAsync));

        async ValueTask<byte[]> ImportAsync(Result<byte[]> line, CancellationToken cancellationToken)
        {
            var registration = line.IsSuccess ? LinkJson.Read<LinkRegistration>(line.Value) : Result<LinkRegistration>.Failure(line.Problems);
            var added = registration.IsSuccess
                ? await registry.RegisterAsync(caller, registration.Value, skipsKnown: true, cancellationToken)
                : Result<RegisteredLinks>.Failure(registration.Problems);
            return Write(ImportedLine.From(++number, added));
        }
    }

    private static byte[] Write<T>(T line) => JsonSerializer.SerializeToUtf8Bytes(line, LinkJson.Options);
}
