using System.Text.Json;
using Untp.Core.Identifiers.Schemes;
using Untp.Core.Problems;
using Untp.Identity.Links;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Rest;
using Untp.ServiceDefaults.Streams;

namespace Untp.Identity.Schemes;

/// <summary>All identifier schemes beside the built-in ones out and in: a row a line.</summary>
internal static class SchemeTransfer
{
    private static readonly byte[] _lineEnd = "\n"u8.ToArray();

    public static void MapSchemeTransfer(this WebApplication app)
    {
        app.MapGet("/v1/schemes:export", ExportAsync)
            .WithName("ExportSchemes")
            .WithSummary("The schemes beside the built-in ones, a row a line; each is what registering takes")
            .Produces<IdentifierScheme>(StatusCodes.Status200OK, NdjsonLines.MediaType);
        app.MapPost("/v1/schemes:import", ImportAsync)
            .WithName("ImportSchemes")
            .WithSummary("Registers a stream of identifier schemes, a row a line")
            .WithDescription("A line in, a line out, in order. A row that is there already is left out; one of a namespace that has another row, or that is refused, is answered with its problems, and the stream goes on.")
            .Accepts<IdentifierScheme>(NdjsonLines.MediaType)
            .Produces<ImportedScheme>(StatusCodes.Status200OK, NdjsonLines.MediaType)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task<IResult> ExportAsync(SchemeRegistry registry, CancellationToken cancellationToken)
    {
        var own = (await registry.ListAsync(cancellationToken)).Where(scheme => !SchemeRegistry.IsBuiltIn(scheme.Namespace));
        return Results.Bytes([.. own.SelectMany(scheme => (byte[])[.. IdentifierSchemeJson.Write(scheme), .. _lineEnd])], NdjsonLines.MediaType);
    }

    private static async Task ImportAsync(HttpContext context, SchemeRegistry registry)
    {
        if (RequestBody.MediaType(context.Request) != NdjsonLines.MediaType)
        {
            await ProblemBody.WriteAsync(context, new Problem(ProblemCodes.MediaTypeUnsupported, $"Send {NdjsonLines.MediaType}: one identifier scheme a line."));
            return;
        }

        var caller = Caller.Of(context.User);
        context.Response.ContentType = NdjsonLines.MediaType;
        var number = 0L;
        await foreach (var line in NdjsonLines.ReadAsync(context.Request.BodyReader, SchemeEndpoints.MaxBodyBytes, context.RequestAborted))
        {
            var imported = !line.IsSuccess ? Result<SchemeImport>.Failure(line.Problems)
                : line.Value.Length > SchemeEndpoints.MaxBodyBytes ? new Problem(ProblemCodes.RequestTooLarge, $"The line is longer than {SchemeEndpoints.MaxBodyBytes} bytes; send less.")
                : await registry.ImportAsync(caller, line.Value, context.RequestAborted);
            await context.Response.BodyWriter.WriteAsync((byte[])[.. JsonSerializer.SerializeToUtf8Bytes(ImportedScheme.From(++number, imported), LinkJson.Options), .. _lineEnd], context.RequestAborted);
        }
    }
}
