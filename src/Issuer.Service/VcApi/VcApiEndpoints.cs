using System.Text;
using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.Issuer.Credentials;
using Untp.Issuer.Status;
using Untp.Issuer.Store;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Rest;

namespace Untp.Issuer.VcApi;

/// <summary>What the W3C's test suites, and other people's clients, call. Source: W3C CCG VC API.</summary>
internal static class VcApiEndpoints
{
    private const int MaxStatusBodyBytes = 16 * 1024;
    private const string Json = "application/json";

    public static void MapVcApi(this WebApplication app)
    {
        app.MapPost("/credentials/issue", IssueAsync)
            .WithName("IssueVerifiableCredential")
            .WithSummary("Checks, signs and stores a credential (VC API)")
            .Accepts<VcIssueBody>(Json)
            .Produces<VcIssuedBody>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapPost("/credentials/status", SetStatusAsync)
            .WithName("SetVerifiableCredentialStatus")
            .WithSummary("Sets or clears a status of an issued credential (VC API)")
            .Accepts<VcStatusBody>(Json)
            .Produces(StatusCodes.Status200OK)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        app.MapGet("/credentials/{id}", GetAsync)
            .WithName("GetVerifiableCredential")
            .WithSummary("A credential whose id is this URL, in the form that Accept prefers")
            .Produces<string>(StatusCodes.Status200OK, VcJwt.MediaType, EnvelopedCredential.MediaType, Json)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> IssueAsync(HttpRequest request, CredentialIssuing issuing, IssuingOptions options, CancellationToken cancellationToken)
    {
        var maxBytes = options.MaxCredentialBytes + (16 * 1024);
        var body = await ReadAsync(request, maxBytes, cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemBody.Result(body.Problems);
        }

        var key = CredentialEndpoints.IdempotencyKey(request);
        var issue = key.IsSuccess ? VcIssueBodyReader.Read(body.Value.Span, maxBytes, key.Value) : Result<IssueRequest>.Failure(key.Problems);
        if (!issue.IsSuccess)
        {
            return ProblemBody.Result(issue.Problems);
        }

        var issued = await issuing.IssueAsync(Caller.Of(request.HttpContext.User).Tenant, issue.Value, cancellationToken);
        return issued.IsSuccess
            ? TypedResults.Json(new VcIssuedBody(JsonElement.Parse(ToJson(issued.Value.Row))), statusCode: StatusCodes.Status201Created)
            : ProblemBody.Result(issued.Problems);
    }

    private static async Task<IResult> SetStatusAsync(HttpRequest request, StatusLists lists, CancellationToken cancellationToken)
    {
        var body = await ReadAsync(request, MaxStatusBodyBytes, cancellationToken);
        var change = body.IsSuccess ? VcStatusBodyReader.Read(body.Value.Span) : Result<StatusChange>.Failure(body.Problems);
        if (!change.IsSuccess)
        {
            return ProblemBody.Result(change.Problems);
        }

        var caller = Caller.Of(request.HttpContext.User);
        return await lists.SetAsync(caller.Tenant, caller.KeyId, change.Value, cancellationToken) is { } problem ? ProblemBody.Result(problem) : TypedResults.Ok();
    }

    private static async Task<IResult> GetAsync(HttpRequest request, CredentialIssuing issuing, CancellationToken cancellationToken)
    {
        var found = await issuing.FindPublicAsync(RawTarget.Last(request), cancellationToken);
        if (!found.IsSuccess)
        {
            return ProblemBody.Result(found.Problems);
        }

        var row = found.Value;
        request.HttpContext.Response.Headers.Vary = "Accept";
        var form = row.MediaType == VcJwt.MediaType
            ? AcceptedForm.Choose(request, VcJwt.MediaType, EnvelopedCredential.MediaType, Json)
            : AcceptedForm.Choose(request, EnvelopedCredential.MediaType, Json);
        return TypedResults.Bytes(form == VcJwt.MediaType ? row.Secured : ToJson(row), form);
    }

    private static async ValueTask<Result<ReadOnlyMemory<byte>>> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken) =>
        RequestBody.MediaType(request) == Json
            ? await RequestBody.ReadAsync(request, maxBytes, cancellationToken)
            : new Problem(ProblemCodes.MediaTypeUnsupported, $"Send {Json}.");

    /// <summary>As JSON: a JWT in its envelope.</summary>
    private static byte[] ToJson(CredentialRow row) =>
        row.MediaType == VcJwt.MediaType ? EnvelopedCredential.Write(Encoding.ASCII.GetString(row.Secured)) : row.Secured;
}
