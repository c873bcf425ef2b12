using Google.Protobuf.WellKnownTypes;
using Untp.Contracts.Verifier.V1;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.Core.Verification;
using Untp.Core.Verification.Presentations;
using Untp.LinkedData.Json;
using Untp.ServiceDefaults.Errors;
using Untp.Verifier.Policies;
using Wire = Untp.Contracts.Verifier.V1;

namespace Untp.Verifier.Rpc;

/// <summary>Between the domain and the wire.</summary>
internal static class VerifierMapping
{
    public static Result<VerificationRequest> ToRequest(Verification? verification, TenantPolicies policies)
    {
        if (verification is null)
        {
            return new Problem(ProblemCodes.RequestEmpty, "There is no credential; send a compact JWS.", "/verification");
        }

        if (verification.MediaType is not ("" or VcJwt.MediaType or EnvelopedCredential.MediaType))
        {
            return new Problem(ProblemCodes.MediaTypeUnsupported, $"This media type is not read here; send {VcJwt.MediaType} or {EnvelopedCredential.MediaType}.", "/verification/media_type");
        }

        if (verification.MediaType.Length > 0 && CheckForm(verification) is { } misfit)
        {
            return misfit;
        }

        var demand = ToDemand(verification, policies);
        return demand.IsSuccess ? demand.Value with { Credential = verification.Credential.Memory } : demand;
    }

    public static Result<PresentationRequest> ToRequest(VerifyPresentationRequest request, TenantPolicies policies)
    {
        if (request.Presentation.IsEmpty)
        {
            return new Problem(ProblemCodes.RequestEmpty, "There is no presentation; send a compact JWS or a JSON object.", "/presentation");
        }

        var demand = ToDemand(request.OfCredentials ?? new Verification(), policies);
        return demand.IsSuccess
            ? new PresentationRequest(request.Presentation.Memory) { Challenge = Given(request.Challenge), Domain = Given(request.Domain), OfCredentials = demand.Value }
            : Result<PresentationRequest>.Failure(demand.Problems);
    }

    /// <summary>Why the credential is not of its media type; null where it is.</summary>
    private static Problem? CheckForm(Verification verification)
    {
        var isObject = verification.Credential.Span is [(byte)'{', ..];
        if (verification.MediaType == VcJwt.MediaType)
        {
            return isObject ? new(ProblemCodes.JwsSyntax, "The credential is a JSON object and no compact JWS.") : null;
        }

        var json = isObject ? null : StrictJsonReader.Read(verification.Credential.Span, new JsonLimits { MaxBytes = verification.Credential.Length }).ToResult();
        return json is null
            ? null
            : json.IsSuccess ? new(ProblemCodes.EnvelopeInvalid, "The credential is JSON, but no object.") : json.Problems[0];
    }

    /// <summary>What is asked of a credential, whichever it is.</summary>
    private static Result<VerificationRequest> ToDemand(Verification verification, TenantPolicies policies)
    {
        if (verification.At is { } at && (at.Nanos is < 0 or > 999_999_999 || at.Seconds is < -62_000_000_000 or > 253_000_000_000))
        {
            return new Problem(ProblemCodes.RequestShape, "at is no moment between the years 6 and 9987.", "/verification/at");
        }

        var policy = verification.Policy.Length == 0 ? policies.Own : policies.Find(verification.Policy, "/verification/policy");
        if (!policy.IsSuccess)
        {
            return Result<VerificationRequest>.Failure(policy.Problems);
        }

        return new VerificationRequest(default(ReadOnlyMemory<byte>))
        {
            Scope = verification.Scope switch
            {
                Scope.DataModel => VerificationScope.DataModel,
                Scope.Proof => VerificationScope.Proof,
                _ => VerificationScope.Untp,
            },
            Policy = policy.Value,
            At = verification.At?.ToDateTimeOffset(),
            Summarize = verification.SubjectSummary,
            CheckTerms = verification.CheckTerms,
            TrustedIssuers = verification.TrustedIssuers,
            Expect = verification.Expect is { } expect ? new Core.Verification.Expectation(Given(expect.Identifier), Given(expect.Type), Given(expect.Issuer)) : Core.Verification.Expectation.None,
        };
    }

    public static Report ToReport(VerificationReport report) => new()
    {
        Outcome = ToOutcome(report.Outcome),
        Summary = report.Summary,
        Checks = { report.Checks.Select(ToCheck) },
        Issuer = report.Issuer ?? "",
        IssuerTrust = report.IssuerTrust switch
        {
            Core.Verification.IssuerTrust.Listed => Wire.IssuerTrust.Listed,
            Core.Verification.IssuerTrust.Anchored => Wire.IssuerTrust.Anchored,
            _ => Wire.IssuerTrust.Unknown,
        },
        Type = report.UntpType?.Name ?? "",
        UntpVersion = report.UntpType?.Version ?? "",
        KeyAsOf = report.KeyAsOf?.ToTimestamp(),
        StatusAsOf = report.StatusAsOf?.ToTimestamp(),
        ContextDigests = { report.ContextDigests.ToDictionary() },
        IssuerAnchor = report.Anchor is { } anchor ? ToAnchor(anchor) : null,
        SubjectSummary = report.SubjectSummary is { } summary ? SummaryMapping.ToWire(summary) : null,
    };

    public static Wire.PresentationReport ToReport(Core.Verification.Presentations.PresentationReport report) => new()
    {
        Outcome = ToOutcome(report.Outcome),
        Summary = report.Summary,
        Checks = { report.Checks.Select(ToCheck) },
        Holder = report.Holder ?? "",
        Credentials =
        {
            report.Credentials.Select(credential => credential.IsSuccess
                ? new PresentedCredential { Report = ToReport(credential.Value) }
                : new PresentedCredential { Problem = ProblemTrailers.ToWire(credential.Problems[0]) }),
        },
    };

    private static Wire.Outcome ToOutcome(Core.Verification.Outcome outcome) => outcome switch
    {
        Core.Verification.Outcome.Valid => Wire.Outcome.Valid,
        Core.Verification.Outcome.Invalid => Wire.Outcome.Invalid,
        _ => Wire.Outcome.Indeterminate,
    };

    private static Wire.IssuerAnchor ToAnchor(Core.Verification.IssuerAnchor anchor) => new()
    {
        Id = anchor.Id ?? "",
        Issuer = anchor.Issuer,
        Url = anchor.Url,
        RegisteredId = anchor.RegisteredId ?? "",
        RegisteredName = anchor.RegisteredName ?? "",
        SchemeId = anchor.SchemeId ?? "",
        RegisterType = anchor.RegisterType ?? "",
        Scopes = { anchor.Scopes },
        Reciprocal = anchor.IsReciprocal,
    };

    private static string? Given(string text) => text.Length == 0 ? null : text;

    private static Check ToCheck(CheckResult check) => new()
    {
        Name = check.Name,
        Outcome = check.Finding.Outcome switch
        {
            Core.Verification.CheckOutcome.Passed => Wire.CheckOutcome.Passed,
            Core.Verification.CheckOutcome.Failed => Wire.CheckOutcome.Failed,
            Core.Verification.CheckOutcome.NotApplicable => Wire.CheckOutcome.NotApplicable,
            _ => Wire.CheckOutcome.Inconclusive,
        },
        Required = check.IsRequired,
        Problems = { check.Finding.Problems.Select(ProblemTrailers.ToWire) },
        Warnings = { check.Finding.Warnings.Select(ProblemTrailers.ToWire) },
        Retryable = check.Finding.IsRetryable,
        DurationMicros = (long)check.Duration.TotalMicroseconds,
    };
}
