using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.Core.Verification;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Rest;
using Untp.Verifier.Policies;

namespace Untp.Verifier.Verifications;

/// <summary>Verification over REST.</summary>
internal static class VerificationEndpoints
{
    public static void MapVerifications(this WebApplication app) =>
        app.MapPost("/v1/verifications", VerifyAsync)
            .WithName("VerifyCredential")
            .WithSummary("Verifies one credential")
            .WithDescription("Answers 200 with a report whenever the input could be read; only `outcome` says whether the credential is valid.")
            .Accepts<VerificationBody>("application/json", VcJwt.MediaType, "application/jwt", EnvelopedCredential.MediaType, "application/ld+json")
            .Produces<ReportBody>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    private static async Task<IResult> VerifyAsync(HttpRequest request, VerificationPipeline pipeline, PolicyCatalog policies, VerificationOptions options, CancellationToken cancellationToken)
    {
        // Room for the wrapper around the largest credential.
        var maxBytes = options.MaxCredentialBytes + (64 * 1024);
        var body = await RequestBody.ReadAsync(request, maxBytes, cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemBody.Result(body.Problems);
        }

        var own = policies.Of(request.HttpContext.User);
        var verification = RequestBody.MediaType(request) switch
        {
            VcJwt.MediaType or "application/jwt" => new VerificationRequest(body.Value) { Policy = own.Own },
            "application/json" or EnvelopedCredential.MediaType or "application/ld+json" => VerificationBodyReader.Read(body.Value.Span, maxBytes, own),
            var other => Result<VerificationRequest>.Failure([new(ProblemCodes.MediaTypeUnsupported, $"'{other}' is not read here; send {VcJwt.MediaType}, or application/json with a member credential.")]),
        };
        if (!verification.IsSuccess)
        {
            return ProblemBody.Result(verification.Problems);
        }

        var report = await pipeline.VerifyAsync(verification.Value, cancellationToken);
        return report.IsSuccess ? TypedResults.Ok(ReportBody.From(report.Value)) : ProblemBody.Result(report.Problems);
    }
}
