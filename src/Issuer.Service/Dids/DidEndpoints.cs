using System.Text.Json;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Rest;

namespace Untp.Issuer.Dids;

/// <summary>DIDs over REST.</summary>
internal static class DidEndpoints
{
    private const int MaxBodyBytes = 16 * 1024;
    private const string DocumentName = "/did.json";

    public static void MapDids(this WebApplication app)
    {
        app.MapPost("/v1/dids", CreateAsync)
            .WithName("CreateDid")
            .WithSummary("Creates a key and the DID that it stands for")
            .Accepts<CreateDidBody>("application/json")
            .Produces<DidBody>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapGet("/v1/dids", ListAsync)
            .WithName("ListDids")
            .WithSummary("The tenant's DIDs, oldest first")
            .Produces<DidListBody>();
        // Not one catch-all: it would answer 405 to whatever is not GET on any path that is nobody's.
        for (var segments = "/{s1}"; Count(segments) <= WebPath.MaxSegments; segments += $"/{{s{Count(segments) + 1}}}")
        {
            app.MapGet(segments + DocumentName, DocumentAsync).ExcludeFromDescription();
        }
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, DidRegistry dids, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, MaxBodyBytes, cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemBody.Result(body.Problems);
        }

        var did = CreateDidBodyReader.Read(body.Value.Span);
        if (!did.IsSuccess)
        {
            return ProblemBody.Result(did.Problems);
        }

        var created = await dids.CreateAsync(Caller.Of(request.HttpContext.User).Tenant, did.Value, cancellationToken);
        return created.IsSuccess
            ? TypedResults.Json(
                new DidBody(created.Value.Row.Did, created.Value.Key.VerificationMethod, JsonSerializer.Deserialize<JsonElement>(DidRegistry.DocumentOf(created.Value))),
                statusCode: StatusCodes.Status201Created)
            : ProblemBody.Result(created.Problems);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, DidRegistry dids, CancellationToken cancellationToken)
    {
        var rows = await dids.ListAsync(Caller.Of(request.HttpContext.User).Tenant, cancellationToken);
        return TypedResults.Ok(new DidListBody([.. rows.Select(row => new DidListBody.Item(row.Did, row.VerificationMethod))]));
    }

    private static int Count(string path) => path.Count(character => character == '/');

    private static async Task<IResult> DocumentAsync(HttpRequest request, DidRegistry dids, CancellationToken cancellationToken)
    {
        var document = await dids.FindDocumentOnAsync(request.Path.Value![1..^DocumentName.Length].Replace('/', ':'), cancellationToken);
        return document.IsSuccess ? TypedResults.Bytes(document.Value, "application/json") : ProblemBody.Result(document.Problems);
    }
}
