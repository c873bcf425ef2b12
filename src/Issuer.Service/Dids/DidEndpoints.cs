using System.Text.Json;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Rest;

namespace Untp.Issuer.Dids;

/// <summary>DIDs over REST.</summary>
internal static class DidEndpoints
{
    private const int MaxBodyBytes = 16 * 1024;
    private const string DocumentName = "did.json";

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

        // A route a depth: a catch-all would answer 405 to every other method on every path.
        for (var depth = 1; depth <= WebPath.MaxSegments; depth++)
        {
            app.MapGet($"{string.Concat(Enumerable.Range(1, depth).Select(i => $"/{{segment{i}}}"))}/{DocumentName}", DocumentAsync).ExcludeFromDescription();
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

    private static async Task<IResult> DocumentAsync(HttpRequest request, DidRegistry dids, CancellationToken cancellationToken)
    {
        var path = request.Path.Value![1..^(DocumentName.Length + 1)];
        var document = await dids.FindDocumentOnAsync(path.Replace('/', ':'), cancellationToken);
        return document.IsSuccess ? TypedResults.Bytes(document.Value, "application/json") : ProblemBody.Result(document.Problems);
    }
}
