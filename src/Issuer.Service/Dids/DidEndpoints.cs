using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Untp.Core.Problems;
using Untp.Issuer.Dids.Updates;
using Untp.Issuer.Dids.Webvh;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Rest;

namespace Untp.Issuer.Dids;

/// <summary>DIDs over REST.</summary>
internal static class DidEndpoints
{
    private const int MaxBodyBytes = 16 * 1024;
    private const int MaxUpdateBytes = 256 * 1024;
    private const string DocumentName = "did.json";
    private const string LogName = "did.jsonl";

    public static void MapDids(this WebApplication app)
    {
        app.MapPost("/v1/dids", CreateAsync)
            .WithName("CreateDid")
            .WithSummary("Creates a key and the DID that it stands for: did:web, did:webvh or did:key")
            .Accepts<CreateDidBody>("application/json")
            .Produces<DidBody>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapPost("/v1/dids/{did}/keys", RotateAsync)
            .WithName("RotateKey")
            .WithSummary("Gives a did:web or did:webvh a new key, which signs from now on; the DID stands percent-encoded in the path")
            .Accepts<RotateKeyBody>(isOptional: true, "application/json")
            .Produces<DidBody>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapPatch("/v1/dids/{did}/keys/{fragment}", RevokeAsync)
            .WithName("RevokeKey")
            .WithSummary("Marks a key as compromised from a time on: nothing that it signed counts any more, and another takes its place where it was the one that signs")
            .Accepts<RevokeKeyBody>("application/json")
            .Produces<DidBody>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapPatch("/v1/dids/{did}", UpdateAsync)
            .WithName("UpdateDid")
            .WithSummary("Replaces the services of a did:web or did:webvh, its other names (alsoKnownAs), the watchers of a did:webvh; what is left out stays")
            .Accepts<UpdateDidBody>("application/json")
            .Produces<DidBody>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapDelete("/v1/dids/{did}", DeactivateAsync)
            .WithName("DeactivateDid")
            .WithSummary("Gives a did:web or did:webvh up for good: nothing is signed for it any more; once more is no error")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapGet("/v1/dids", ListAsync)
            .WithName("ListDids")
            .WithSummary("The tenant's DIDs, oldest first")
            .Produces<DidListBody>();
        MapFile(app, DocumentName, (path, request, cancellationToken) => DocumentAsync(path, Service<DidRegistry>(request), cancellationToken));
        MapFile(app, LogName, (path, request, cancellationToken) => LogAsync(path, request.HttpContext.Response, Service<DidLogs>(request), cancellationToken));
    }

    // A route a depth: a catch-all would answer 405 to every other method on every path.
    private static void MapFile(WebApplication app, string name, Func<string, HttpRequest, CancellationToken, Task<IResult>> answer)
    {
        app.MapGet($"/.well-known/{name}", (HttpRequest request, CancellationToken cancellationToken) => answer("", request, cancellationToken)).ExcludeFromDescription();
        for (var depth = 1; depth <= WebPath.MaxSegments; depth++)
        {
            app.MapGet(
                $"{string.Concat(Enumerable.Range(1, depth).Select(i => $"/{{segment{i}}}"))}/{name}",
                (HttpRequest request, CancellationToken cancellationToken) => answer(request.Path.Value![1..^(name.Length + 1)].Replace('/', ':'), request, cancellationToken)).ExcludeFromDescription();
        }
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, DidRegistry dids, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadJsonAsync(request, MaxBodyBytes, cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemBody.Result(body.Problems);
        }

        var did = CreateDidBodyReader.Read(body.Value.Span);
        if (!did.IsSuccess)
        {
            return ProblemBody.Result(did.Problems);
        }

        return Answer(await dids.CreateAsync(Caller.Of(request.HttpContext.User), did.Value, cancellationToken), StatusCodes.Status201Created);
    }

    private static async Task<IResult> RotateAsync(HttpRequest request, KeyRotation rotation, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadJsonAsync(request, MaxBodyBytes, cancellationToken);
        var key = body.IsSuccess ? RotateKeyBodyReader.Read(body.Value.Span)
            : body.Problems[0].Code == ProblemCodes.RequestEmpty ? new NewKey(null)
            : Result<NewKey>.Failure(body.Problems);
        return key.IsSuccess
            ? Answer(await rotation.RotateAsync(Tenant(request), RawTarget.Did(request, after: 1), key.Value, cancellationToken), StatusCodes.Status201Created)
            : ProblemBody.Result(key.Problems);
    }

    private static async Task<IResult> RevokeAsync(string fragment, HttpRequest request, KeyRotation rotation, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadJsonAsync(request, MaxBodyBytes, cancellationToken);
        var compromise = body.IsSuccess ? RevokeKeyBodyReader.Read(body.Value.Span) : Result<KeyCompromise>.Failure(body.Problems);
        return compromise.IsSuccess
            ? Answer(await rotation.RevokeAsync(Tenant(request), RawTarget.Did(request, after: 2), fragment, compromise.Value, cancellationToken), StatusCodes.Status200OK)
            : ProblemBody.Result(compromise.Problems);
    }

    private static async Task<IResult> UpdateAsync(HttpRequest request, DidChanges changes, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadJsonAsync(request, MaxUpdateBytes, cancellationToken);
        var update = body.IsSuccess ? UpdateDidBodyReader.Read(body.Value.Span) : Result<DidUpdate>.Failure(body.Problems);
        return update.IsSuccess
            ? Answer(await changes.UpdateAsync(Tenant(request), RawTarget.Did(request, after: 0), update.Value, cancellationToken), StatusCodes.Status200OK)
            : ProblemBody.Result(update.Problems);
    }

    private static async Task<IResult> DeactivateAsync(HttpRequest request, DidChanges changes, CancellationToken cancellationToken)
    {
        var deactivated = await changes.DeactivateAsync(Tenant(request), RawTarget.Did(request, after: 0), cancellationToken);
        return deactivated.IsSuccess ? TypedResults.NoContent() : ProblemBody.Result(deactivated.Problems);
    }

    private static IResult Answer(Result<HeldDid> held, int status) => held.IsSuccess
        ? TypedResults.Json(
            new DidBody(held.Value.Row.Did, held.Value.Key.VerificationMethod, JsonElement.Parse(DidDocumentWriter.Write(held.Value))),
            statusCode: status)
        : ProblemBody.Result(held.Problems);

    private static async Task<IResult> ListAsync(HttpRequest request, DidRegistry dids, CancellationToken cancellationToken)
    {
        var held = await dids.ListAsync(Tenant(request), cancellationToken);
        return TypedResults.Ok(new DidListBody([.. held.Select(did => new DidListBody.Item(did.Row.Did, did.Key.VerificationMethod, did.IsDeactivated))]));
    }

    private static async Task<IResult> DocumentAsync(string path, DidRegistry dids, CancellationToken cancellationToken)
    {
        var document = await dids.FindDocumentOnAsync(path, cancellationToken);
        return document.IsSuccess ? TypedResults.Bytes(document.Value, "application/json") : ProblemBody.Result(document.Problems);
    }

    private static async Task<IResult> LogAsync(string path, HttpResponse response, DidLogs logs, CancellationToken cancellationToken)
    {
        var log = await logs.FindOnAsync(path, cancellationToken);
        if (!log.IsSuccess)
        {
            return ProblemBody.Result(log.Problems);
        }

        // Kept by whoever likes, but asked about each time: a change is seen at once.
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(log.Value.Bytes, "text/jsonl", entityTag: new EntityTagHeaderValue($"\"{log.Value.VersionId}\""));
    }

    private static T Service<T>(HttpRequest request)
        where T : notnull => request.HttpContext.RequestServices.GetRequiredService<T>();

    private static string Tenant(HttpRequest request) => Caller.Of(request.HttpContext.User).Tenant;
}
