using System.Text;
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
            .WithSummary("Checks, signs and stores a credential")
            .Accepts<IssueBody>("application/json")
            .WithDescription("With dryRun=true nothing is signed or stored: the answer is what would be refused, or 200 with the warnings that the credential would be issued with.")
            .Produces<IssuedBody>(StatusCodes.Status201Created)
            .Produces<LintBody>(StatusCodes.Status200OK)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapGet("/v1/credentials", GetAsync)
            .WithName("GetCredentials")
            .WithSummary("With an id that credential, byte for byte as signed; else a page of the tenant's credentials that fit, oldest first")
            .Produces<string>(StatusCodes.Status200OK, Core.Proofs.Jose.VcJwt.MediaType)
            .Produces<CredentialListBody>(StatusCodes.Status200OK, "application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> IssueAsync(bool? dryRun, HttpRequest request, CredentialIssuing issuing, IssuingOptions options, CancellationToken cancellationToken)
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

        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length > IssueRequest.MaxKeyChars)
        {
            return ProblemBody.Result(new Problem(ProblemCodes.RequestShape, $"Idempotency-Key is longer than {IssueRequest.MaxKeyChars} characters."));
        }

        var issue = IssueBodyReader.Read(body.Value.Span, maxBytes, key);
        if (!issue.IsSuccess)
        {
            return ProblemBody.Result(issue.Problems);
        }

        var tenant = Caller.Of(request.HttpContext.User).Tenant;
        if (dryRun == true)
        {
            var rules = await issuing.LintAsync(tenant, issue.Value, cancellationToken);
            return rules.IsSuccess ? TypedResults.Ok(LintBody.From(rules.Value.Warnings)) : ProblemBody.Result(rules.Problems);
        }

        var issued = await issuing.IssueAsync(tenant, issue.Value, cancellationToken);
        return issued.IsSuccess ? TypedResults.Json(ToBody(issued.Value, issue.Value.Validate), statusCode: StatusCodes.Status201Created) : ProblemBody.Result(issued.Problems);
    }

    private static IssuedBody ToBody(IssuedCredential issued, bool validated) => new(
        issued.Row.Id,
        issued.Row.MediaType,
        Encoding.ASCII.GetString(issued.Row.Secured),
        [.. issued.Status.Select(entry => new IssuedBody.Entry(StatusPurposes.NameOf(entry.Purpose), entry.List, entry.Index))],
        [.. validated ? [] : (string[])["The JSON Schema was left out, as asked."], .. issued.Warnings.Select(warning => $"{warning.Code} {warning.Pointer}: {warning.Message}")]);

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
