using System.Text;
using System.Text.Json;
using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Rest;

namespace Untp.Issuer.Credentials;

/// <summary>Issuing over REST.</summary>
internal static class CredentialEndpoints
{
    public static void MapCredentials(this WebApplication app)
    {
        app.MapPost("/v1/credentials", IssueAsync)
            .WithName("IssueCredential")
            .WithSummary("Checks, signs and stores a credential; with dryRun=true only checks it")
            .Accepts<IssueBody>("application/json")
            .Produces<IssuedBody>(StatusCodes.Status201Created)
            .Produces<LintBody>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapGet("/v1/credentials", GetAsync)
            .WithName("GetCredentials")
            .WithSummary("With an id that credential, byte for byte as signed; else a page of the tenant's credentials that fit, oldest first")
            .Produces<string>(StatusCodes.Status200OK, Core.Proofs.Jose.VcJwt.MediaType, Core.Credentials.EnvelopedCredential.MediaType)
            .Produces<CredentialListBody>(StatusCodes.Status200OK, "application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>The idempotency key of a request, empty where it has none.</summary>
    public static Result<string> IdempotencyKey(HttpRequest request) =>
        request.Headers["Idempotency-Key"].ToString() is { Length: <= IssueRequest.MaxKeyChars } key
            ? key
            : new Problem(ProblemCodes.RequestShape, $"Idempotency-Key is longer than {IssueRequest.MaxKeyChars} characters.");

    private static async Task<IResult> IssueAsync(HttpRequest request, CredentialIssuing issuing, IssuingOptions options, CancellationToken cancellationToken, bool dryRun = false)
    {
        // Room for the wrapper around the largest credential.
        var maxBytes = options.MaxCredentialBytes + (16 * 1024);
        if (RequestBody.MediaType(request) != "application/json")
        {
            return ProblemBody.Result(new Problem(ProblemCodes.MediaTypeUnsupported, "Send application/json with a member credential."));
        }

        var body = await RequestBody.ReadAsync(request, maxBytes, cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemBody.Result(body.Problems);
        }

        var key = IdempotencyKey(request);
        if (!key.IsSuccess)
        {
            return ProblemBody.Result(key.Problems);
        }

        var issue = IssueBodyReader.Read(body.Value.Span, maxBytes, key.Value);
        if (!issue.IsSuccess)
        {
            return ProblemBody.Result(issue.Problems);
        }

        var tenant = Caller.Of(request.HttpContext.User).Tenant;
        if (dryRun)
        {
            var lint = await issuing.LintAsync(tenant, issue.Value, cancellationToken);
            return TypedResults.Ok(new LintBody([.. lint.Problems.Select(problem => new LintBody.Entry(problem.Pointer, problem.Code.Id, problem.Message))], lint.Warnings));
        }

        var issued = await issuing.IssueAsync(tenant, issue.Value, cancellationToken);
        return issued.IsSuccess ? TypedResults.Json(ToBody(issued.Value), statusCode: StatusCodes.Status201Created) : ProblemBody.Result(issued.Problems);
    }

    private static IssuedBody ToBody(IssuedCredential issued) => new(
        issued.Row.Id,
        issued.Row.MediaType,
        issued.Row.MediaType == Core.Proofs.Jose.VcJwt.MediaType ? JsonSerializer.SerializeToElement(Encoding.ASCII.GetString(issued.Row.Secured)) : JsonElement.Parse(issued.Row.Secured),
        [.. issued.Status.Select(entry => new IssuedBody.Entry(StatusPurposes.NameOf(entry.Purpose), entry.List, entry.Index))],
        issued.Warnings);

    private static async Task<IResult> GetAsync(
        string? id, HttpRequest request, CredentialIssuing issuing, CredentialSearch search, [AsParameters] CredentialFilter filter, CancellationToken cancellationToken)
    {
        var tenant = Caller.Of(request.HttpContext.User).Tenant;
        if (id is null)
        {
            var page = await search.ListAsync(tenant, filter, cancellationToken);
            return page.IsSuccess ? TypedResults.Ok(page.Value) : ProblemBody.Result(page.Problems);
        }

        var found = await issuing.FindAsync(tenant, id, cancellationToken);
        return found.IsSuccess ? TypedResults.Bytes(found.Value.Secured, found.Value.MediaType) : ProblemBody.Result(found.Problems);
    }
}
