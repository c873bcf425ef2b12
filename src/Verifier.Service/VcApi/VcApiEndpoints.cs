using Untp.Core.Problems;
using Untp.Core.Verification;
using Untp.Core.Verification.Presentations;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Rest;
using Untp.Verifier.Policies;
using Untp.Verifier.Verifications;

namespace Untp.Verifier.VcApi;

/// <summary>Verification as the W3C suites and other people's clients ask for it: 200 only for what is valid.</summary>
internal static class VcApiEndpoints
{
    public static void MapVcApi(this WebApplication app)
    {
        app.MapPost("/credentials/verify", VerifyCredentialAsync)
            .WithName("VcApiVerifyCredential")
            .WithSummary("Verifies one credential: 200 where it is valid")
            .WithDescription("400 where it is not valid or the request cannot be read, 422 where it could not be decided. Without `options.checks` everything is verified; `[\"proof\"]` asks for the proofs alone, whoever made them.")
            .Accepts<CredentialVerificationBody>("application/json")
            .Produces<CredentialVerified>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapPost("/presentations/verify", VerifyPresentationAsync)
            .WithName("VcApiVerifyPresentation")
            .WithSummary("Verifies a presentation and every credential in it: 200 where all are valid")
            .WithDescription("400 where something is not valid or the request cannot be read, 422 where it could not be decided; the problem then holds the report.")
            .Accepts<PresentationVerificationBody>("application/json")
            .Produces<PresentationVerified>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> VerifyCredentialAsync(HttpRequest request, VerificationPipeline pipeline, PolicyCatalog policies, VerificationOptions options, CancellationToken cancellationToken)
    {
        var body = await ReadAsync(request, options, cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemBody.Result(body.Problems);
        }

        var verification = VcApiBodyReader.ReadCredential(body.Value.Span, body.Value.Length, policies.Of(request.HttpContext.User));
        if (!verification.IsSuccess)
        {
            return ProblemBody.Result(verification.Problems);
        }

        var report = await pipeline.VerifyAsync(verification.Value, cancellationToken);
        if (!report.IsSuccess)
        {
            return ProblemBody.Result(StatusCodes.Status400BadRequest, report.Problems);
        }

        return report.Value.Outcome == Outcome.Valid
            ? TypedResults.Ok(new CredentialVerified(true, ReportBody.From(report.Value)))
            : Refuse(report.Value.Outcome, ProblemsOf(report.Value.Checks), ReportBody.From(report.Value));
    }

    private static async Task<IResult> VerifyPresentationAsync(HttpRequest request, PresentationPipeline pipeline, PolicyCatalog policies, VerificationOptions options, CancellationToken cancellationToken)
    {
        var body = await ReadAsync(request, options, cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemBody.Result(body.Problems);
        }

        var verification = VcApiBodyReader.ReadPresentation(body.Value.Span, body.Value.Length, policies.Of(request.HttpContext.User));
        if (!verification.IsSuccess)
        {
            return ProblemBody.Result(verification.Problems);
        }

        var report = await pipeline.VerifyAsync(verification.Value, cancellationToken);
        if (!report.IsSuccess)
        {
            return ProblemBody.Result(StatusCodes.Status400BadRequest, report.Problems);
        }

        if (report.Value.Outcome == Outcome.Valid)
        {
            return TypedResults.Ok(new PresentationVerified(true, PresentationReportBody.From(report.Value)));
        }

        var problems = ProblemsOf(report.Value.Checks).Concat(report.Value.Credentials.SelectMany((credential, index) => ProblemsOf(credential, index))).ToList();
        return Refuse(report.Value.Outcome, problems, PresentationReportBody.From(report.Value));
    }

    private static async ValueTask<Result<ReadOnlyMemory<byte>>> ReadAsync(HttpRequest request, VerificationOptions options, CancellationToken cancellationToken) =>
        RequestBody.MediaType(request) is "application/json"
            // Room for the wrapper around the largest credential.
            ? await RequestBody.ReadAsync(request, options.MaxCredentialBytes + (64 * 1024), cancellationToken)
            : new Problem(ProblemCodes.MediaTypeUnsupported, "Send application/json.");

    private static IResult Refuse(Outcome outcome, IReadOnlyList<Problem> problems, object report) =>
        ProblemBody.Result(outcome == Outcome.Invalid ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity, problems, new { verified = false, report });

    private static IReadOnlyList<Problem> ProblemsOf(IReadOnlyList<CheckResult> checks) =>
        [.. checks.Where(check => check.IsRequired).OrderBy(check => check.Finding.Outcome != CheckOutcome.Failed).SelectMany(check => check.Finding.Problems)];

    private static IEnumerable<Problem> ProblemsOf(Result<VerificationReport> credential, int index) =>
        (credential.IsSuccess ? ProblemsOf(credential.Value.Checks) : credential.Problems)
            .Select(problem => problem with { Pointer = $"/verifiableCredential/{index}{problem.Pointer}" });
}
