using System.Text.Json;
using Untp.Core.Identifiers.Schemes;
using Untp.Core.Problems;
using Untp.Identity.Links;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Streams;

namespace Untp.Identity.Schemes;

/// <summary>All identifier schemes beside the built-in ones out and in: a row a line.</summary>
internal static class SchemeTransfer
{
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

    private static async Task ExportAsync(HttpContext context, SchemeRegistry registry)
    {
        var own = (await registry.ListAsync(context.RequestAborted)).Where(scheme => !SchemeRegistry.IsBuiltIn(scheme.Namespace));
        await NdjsonExchange.WriteAsync(context, own.Select(IdentifierSchemeJson.Write).ToAsyncEnumerable());
    }

    private static Task ImportAsync(HttpContext context, SchemeRegistry registry)
    {
        var (caller, number) = (Caller.Of(context.User), 0L);
        return NdjsonExchange.AnswerAsync(context, "one identifier scheme", SchemeEndpoints.MaxBodyBytes, lines => lines.Select(ImportAsync));

        async ValueTask<byte[]> ImportAsync(Result<byte[]> line, CancellationToken cancellationToken)
        {
            var imported = line.IsSuccess ? await registry.ImportAsync(caller, line.Value, cancellationToken) : Result<SchemeImport>.Failure(line.Problems);
            return JsonSerializer.SerializeToUtf8Bytes(ImportedScheme.From(++number, imported), LinkJson.Options);
        }
    }
}
