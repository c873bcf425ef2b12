using System.Text.Json;
using Untp.Core.Problems;
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
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapPost("/v1/dids/{did}/keys", RotateAsync)
            .WithName("RotateKey")
            .WithSummary("Gives a did:web a new key, which signs from now on; the DID stands percent-encoded in the path")
            .Accepts<RotateKeyBody>(isOptional: true, "application/json")
            .Produces<DidBody>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapGet("/v1/dids", ListAsync)
            .WithName("ListDids")
            .WithSummary("The tenant's DIDs, oldest first")
            .Produces<DidListBody>();

        app.MapGet($"/.well-known/{DocumentName}", (DidRegistry dids, CancellationToken cancellationToken) => DocumentAsync("", dids, cancellationToken)).ExcludeFromDescription();

        // A route a depth: a catch-all would answer 405 to every other method on every path.
        for (var depth = 1; depth <= WebPath.MaxSegments; depth++)
        {
            app.MapGet(
                $"{string.Concat(Enumerable.Range(1, depth).Select(i => $"/{{segment{i}}}"))}/{DocumentName}",
                (HttpRequest request, DidRegistry dids, CancellationToken cancellationToken) => DocumentAsync(PathOf(request), dids, cancellationToken)).ExcludeFromDescription();
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

        return Answer(await dids.CreateAsync(Caller.Of(request.HttpContext.User), did.Value, cancellationToken));
    }

    private static async Task<IResult> RotateAsync(HttpRequest request, KeyRotation rotation, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, MaxBodyBytes, cancellationToken);
        var key = body.IsSuccess ? RotateKeyBodyReader.Read(body.Value.Span)
            : body.Problems[0].Code == ProblemCodes.RequestEmpty ? new NewKey(null)
            : Result<NewKey>.Failure(body.Problems);
        return key.IsSuccess
            ? Answer(await rotation.RotateAsync(Caller.Of(request.HttpContext.User).Tenant, RawTarget.Did(request), key.Value, cancellationToken))
            : ProblemBody.Result(key.Problems);
    }

    private static IResult Answer(Result<HeldDid> held) => held.IsSuccess
        ? TypedResults.Json(
            new DidBody(held.Value.Row.Did, held.Value.Key.VerificationMethod, JsonSerializer.Deserialize<JsonElement>(DidRegistry.DocumentOf(held.Value))),
            statusCode: StatusCodes.Status201Created)
        : ProblemBody.Result(held.Problems);

    private static async Task<IResult> ListAsync(HttpRequest request, DidRegistry dids, CancellationToken cancellationToken)
    {
        var rows = await dids.ListAsync(Caller.Of(request.HttpContext.User).Tenant, cancellationToken);
        return TypedResults.Ok(new DidListBody([.. rows.Select(row => new DidListBody.Item(row.Did, row.VerificationMethod))]));
    }

    private static string PathOf(HttpRequest request) => request.Path.Value![1..^(DocumentName.Length + 1)].Replace('/', ':');

    private static async Task<IResult> DocumentAsync(string path, DidRegistry dids, CancellationToken cancellationToken)
    {
        var document = await dids.FindDocumentOnAsync(path, cancellationToken);
        return document.IsSuccess ? TypedResults.Bytes(document.Value, "application/json") : ProblemBody.Result(document.Problems);
    }
}
