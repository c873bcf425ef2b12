using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.Core.Verification;
using Untp.Core.Verification.Presentations;
using Untp.LinkedData.Json;
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
            .WithSummary("Verifies one credential, or a presentation with all its credentials")
            .WithDescription("Answers 200 with a report whenever the input could be read; only `outcome` says whether it is valid. The report on a presentation has `holder` and `credentials`, one report each.")
            .Accepts<VerificationBody>("application/json", VcJwt.MediaType, VpJwt.MediaType, "application/vc-ld+jwt", "application/jwt", EnvelopedCredential.MediaType, EnvelopedPresentation.MediaType, "application/ld+json")
            .Produces<ReportBody>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    private static async Task<IResult> VerifyAsync(HttpRequest request, [AsParameters] VerificationServices services, CancellationToken cancellationToken)
    {
        // Room for the wrapper around the largest credential.
        var maxBytes = services.Options.MaxCredentialBytes + (64 * 1024);
        var body = await RequestBody.ReadAsync(request, maxBytes, cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemBody.Result(body.Problems);
        }

        var own = services.Policies.Of(request.HttpContext.User);
        var mediaType = RequestBody.MediaType(request);
        if (mediaType == "application/jwt" || JoseType.Credential.IsType(mediaType))
        {
            return body.Value.Span is [(byte)'{', ..]
                ? ProblemBody.Result(new Problem(ProblemCodes.JwsSyntax, "The body is a JSON object and no compact JWS; send it as application/vc."))
                : await VerifyCredentialAsync(new VerificationRequest(body.Value) { Policy = own.Own }, services, cancellationToken);
        }

        if (JoseType.Presentation.IsType(mediaType))
        {
            return await VerifyPresentationAsync(body.Value, own, services, cancellationToken);
        }

        if (mediaType is not ("application/json" or EnvelopedCredential.MediaType or EnvelopedPresentation.MediaType or "application/ld+json"))
        {
            return ProblemBody.Result(new Problem(ProblemCodes.MediaTypeUnsupported, $"'{mediaType}' is not read here; send {VcJwt.MediaType}, or application/json with a member credential."));
        }

        var json = StrictJsonReader.Read(body.Value.Span, new JsonLimits { MaxBytes = maxBytes }).ToResult();
        if (!json.IsSuccess)
        {
            return ProblemBody.Result(json.Problems);
        }

        if (IsPresentation(json.Value))
        {
            return await VerifyPresentationAsync(body.Value, own, services, cancellationToken);
        }

        var verification = VerificationBodyReader.Read(json.Value, own);
        return verification.IsSuccess ? await VerifyCredentialAsync(verification.Value, services, cancellationToken) : ProblemBody.Result(verification.Problems);
    }

    private static async Task<IResult> VerifyCredentialAsync(VerificationRequest verification, VerificationServices services, CancellationToken cancellationToken)
    {
        var report = await services.Credentials.VerifyAsync(verification, cancellationToken);
        return report.IsSuccess ? TypedResults.Ok(ReportBody.From(report.Value)) : ProblemBody.Result(report.Problems);
    }

    // Nobody asked it for anything: a challenge is asked with the endpoints of the VC API.
    private static async Task<IResult> VerifyPresentationAsync(ReadOnlyMemory<byte> presentation, TenantPolicies own, VerificationServices services, CancellationToken cancellationToken)
    {
        var request = new PresentationRequest(presentation) { OfCredentials = new VerificationRequest(default(ReadOnlyMemory<byte>)) { Policy = own.Own } };
        var report = await services.Presentations.VerifyAsync(request, cancellationToken);
        return report.IsSuccess ? TypedResults.Ok(PresentationReportBody.From(report.Value)) : ProblemBody.Result(report.Problems);
    }

    private static bool IsPresentation(StrictJson json) =>
        json.ValueKind == JsonValueKind.Object && new Credential(json).Types is var types && (types.Contains("VerifiablePresentation", StringComparer.Ordinal) || types.Contains(EnvelopedPresentation.Type, StringComparer.Ordinal));
}
