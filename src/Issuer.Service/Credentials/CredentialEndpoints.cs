using System.Text;
using Untp.Core.Problems;
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
            .Produces<IssuedBody>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapGet("/v1/credentials", GetAsync)
            .WithName("GetCredential")
            .WithSummary("An issued credential by its id, byte for byte as signed")
            .Produces<string>(StatusCodes.Status200OK, Core.Proofs.Jose.VcJwt.MediaType)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> IssueAsync(HttpRequest request, CredentialIssuing issuing, IssuingOptions options, CancellationToken cancellationToken)
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

        var issue = IssueBodyReader.Read(body.Value.Span, maxBytes);
        if (!issue.IsSuccess)
        {
            return ProblemBody.Result(issue.Problems);
        }

        var issued = await issuing.IssueAsync(Caller.Of(request.HttpContext.User).Tenant, issue.Value.Credential, issue.Value.Validate, cancellationToken);
        return issued.IsSuccess
            ? TypedResults.Json(
                new IssuedBody(issued.Value.Id, issued.Value.MediaType, Encoding.ASCII.GetString(issued.Value.Secured), issue.Value.Validate ? [] : ["The JSON Schema was left out, as asked."]),
                statusCode: StatusCodes.Status201Created)
            : ProblemBody.Result(issued.Problems);
    }

    private static async Task<IResult> GetAsync(string id, HttpRequest request, CredentialIssuing issuing, CancellationToken cancellationToken)
    {
        var found = await issuing.FindAsync(Caller.Of(request.HttpContext.User).Tenant, id, cancellationToken);
        return found.IsSuccess ? TypedResults.Bytes(found.Value.Secured, found.Value.MediaType) : ProblemBody.Result(found.Problems);
    }
}
