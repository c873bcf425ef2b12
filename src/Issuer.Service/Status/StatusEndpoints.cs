using Microsoft.Net.Http.Headers;
using Untp.Core.Credentials;
using Untp.Core.Proofs.Jose;
using Untp.Core.Status;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Rest;

namespace Untp.Issuer.Status;

/// <summary>Status over REST.</summary>
internal static class StatusEndpoints
{
    private const int MaxBodyBytes = 16 * 1024;

    public static void MapStatus(this WebApplication app)
    {
        app.MapPatch("/v1/credentials/status", SetAsync)
            .WithName("SetCredentialStatus")
            .WithSummary("Sets or clears a status of an issued credential, named by the query's id")
            .Accepts<StatusChangeBody>("application/json")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        app.MapPatch("/v1/credentials/{id}/status", (HttpRequest request, StatusLists lists, CancellationToken cancellationToken) => SetAsync(RawTarget.Id(request), request, lists, cancellationToken))
            .ExcludeFromDescription();
        app.MapGet("/v1/credentials/status", ReadAsync)
            .WithName("GetCredentialStatus")
            .WithSummary("What the status of an issued credential is and was, named by the query's id, the newest change last")
            .Produces<StatusBody>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet(
            "/v1/credentials/{id}/status",
            (HttpRequest request, StatusHistory history, CancellationToken cancellationToken, int page = 1) => ReadAsync(RawTarget.Id(request), request, history, cancellationToken, page))
            .ExcludeFromDescription();
        app.MapGet("/status-lists/{id}", GetAsync)
            .WithName("GetStatusList")
            .WithSummary("A signed status list")
            .Produces<string>(StatusCodes.Status200OK, VcJwt.MediaType, EnvelopedCredential.MediaType)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SetAsync(string id, HttpRequest request, StatusLists lists, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadJsonAsync(request, MaxBodyBytes, cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemBody.Result(body.Problems);
        }

        var change = StatusChangeBodyReader.Read(id, body.Value.Span);
        if (!change.IsSuccess)
        {
            return ProblemBody.Result(change.Problems);
        }

        var caller = Caller.Of(request.HttpContext.User);
        return await lists.SetAsync(caller.Tenant, caller.KeyId, change.Value, cancellationToken) is { } problem
            ? ProblemBody.Result(problem)
            : TypedResults.NoContent();
    }

    private static async Task<IResult> ReadAsync(string id, HttpRequest request, StatusHistory history, CancellationToken cancellationToken, int page = 1)
    {
        var status = await history.ReadAsync(Caller.Of(request.HttpContext.User).Tenant, id, page, cancellationToken);
        return status.IsSuccess
            ? TypedResults.Ok(new StatusBody(
                id,
                [.. status.Value.Entries.Select(current => new StatusBody.Entry(StatusPurposes.NameOf(current.Entry.Purpose), current.Value, current.Entry.List, current.Entry.Index))],
                [.. status.Value.History.Select(past => new StatusBody.Change(StatusPurposes.NameOf(past.Purpose), past.Value, past.Reason, past.At, past.KeyId))],
                status.Value.HasMore))
            : ProblemBody.Result(status.Problems);
    }

    private static async Task<IResult> GetAsync(string id, HttpRequest request, StatusLists lists, StatusListProofs proofs, CancellationToken cancellationToken)
    {
        var found = await lists.FindAsync(id, cancellationToken);
        if (!found.IsSuccess)
        {
            return ProblemBody.Result(found.Problems);
        }

        var list = found.Value;
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = $"public, max-age={(long)StatusListCredential.Ttl.TotalSeconds}";
        headers.Vary = "Accept";
        var form = AcceptedForm.Choose(request, VcJwt.MediaType, EnvelopedCredential.MediaType, "application/ld+json", "application/json");

        // Each process signs the embedded form for itself: the same list, other bytes.
        return form == VcJwt.MediaType
            ? TypedResults.Bytes(list.Secured, form, entityTag: new EntityTagHeaderValue($"\"{list.Version}\""))
            : TypedResults.Bytes(await proofs.EmbedAsync(list, await lists.SignerOfAsync(list, cancellationToken), cancellationToken), form, entityTag: new EntityTagHeaderValue($"\"{list.Version}-json\"", isWeak: true));
    }
}
