using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Core.Verification.Securing;
using Untp.LinkedData.Json;

namespace Untp.Core.Verification.Presentations;

/// <summary>Verifies presentations and the credentials in them. No verdict is ever kept. Threads: safe.</summary>
/// <remarks>Source: Verifiable Credentials Data Model 2.0, sections 4.13 and 7.1.</remarks>
public sealed class PresentationPipeline
{
    private readonly VerificationPipeline _credentials;
    private readonly VerificationOptions _options;
    private readonly JsonLimits _limits;
    private readonly TimeProvider _time;

    /// <summary>Sets up the checks.</summary>
    /// <param name="credentials">Verifies the credentials.</param>
    /// <param name="options">Limits; a presentation may be as large as a credential.</param>
    /// <param name="time">The clock.</param>
    public PresentationPipeline(VerificationPipeline credentials, VerificationOptions options, TimeProvider time)
    {
        (_credentials, _options, _time) = (credentials, options, time);
        _limits = new JsonLimits { MaxBytes = options.MaxCredentialBytes };
    }

    /// <summary>Verifies one presentation; all checks run, all faults are collected.</summary>
    /// <remarks>
    /// Limits: <see cref="VerificationOptions"/>, <see cref="PresentationShape.MaxCredentials"/>.
    /// Errors: REQUEST_EMPTY, JSON_TOO_LARGE, JWS_SYNTAX, BASE64URL_NOT_CANONICAL, ENVELOPE_INVALID and those of <see cref="StrictJsonReader"/> where the
    /// input is no presentation; every other fault is a finding of the report. Throws only when cancelled.
    /// </remarks>
    /// <param name="request">What to verify and against what.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Result<PresentationReport>> VerifyAsync(PresentationRequest request, CancellationToken cancellationToken)
    {
        var read = _credentials.Documents.ReadPresentation(request.Presentation, _limits);
        if (!read.IsSuccess)
        {
            return Result<PresentationReport>.Failure(read.Problems);
        }

        using var document = read.Value;
        var json = document.Content.IsSuccess ? document.Content.Value : default;
        var holder = Credential.PartyOf(json, "holder");
        var (at, now) = (request.OfCredentials.At ?? _time.GetUtcNow(), _time.GetUtcNow());
        var question = new KeyQuestion(holder, VerificationRelationship.Authentication, null, now) { Challenge = request.Challenge, Domain = request.Domain };

        var checks = new List<CheckResult>();
        Add("envelope", document.Envelope);
        Add("json", document.Json);
        Add("presentation.shape", document.Content.IsSuccess ? Finding.From(PresentationShape.Check(json)) : Finding.NotReached);
        Add("presentation.claims", CheckClaims());
        var key = await document.FindKeyAsync(question, cancellationToken);
        Add("proof.key", key.Finding);
        var signature = key.VerifyAsync is { } verify ? await verify(cancellationToken) : key.Finding.Outcome == CheckOutcome.NotApplicable ? Finding.NotApplicable : Finding.NotReached;
        Add("proof.signature", signature);

        // The shape says where there are more.
        var credentials = new List<Result<VerificationReport>>();
        foreach (var (credential, _) in PresentationShape.CredentialsOf(json).Take(PresentationShape.MaxCredentials))
        {
            credentials.Add(await VerifyAsync(credential, holder, (key, signature), request.OfCredentials, cancellationToken));
        }

        var outcome = OutcomeOf(checks, credentials);
        return new PresentationReport(outcome, Summarize(outcome, checks, credentials), checks, holder, credentials);

        Finding CheckClaims()
        {
            if (!document.Content.IsSuccess)
            {
                return Finding.NotReached;
            }

            var claims = document.CheckClaims(question);
            return Finding.From([.. claims.Problems, .. RegisteredClaims.CheckAt(json, at, _options.ClockSkew)], claims.Warnings);
        }

        // What was not measured took no time worth telling.
        void Add(string name, Finding finding) => checks.Add(new CheckResult(name, finding, IsRequired: true, TimeSpan.Zero));
    }

    private async ValueTask<Result<VerificationReport>> VerifyAsync(
        StrictJson credential, string? holder, (SecuringKey, Finding) presentation, VerificationRequest request, CancellationToken cancellationToken)
    {
        if (credential.ValueKind == JsonValueKind.Object
            && !credential.TryGetProperty("proof", out _)
            && !Credential.Texts(credential, "type").Contains(EnvelopedCredential.Type, StringComparer.Ordinal))
        {
            return await _credentials.VerifyAsync(new SelfAssertedCredential(credential, holder, presentation), request, cancellationToken);
        }

        var read = _credentials.Documents.Read(credential, _limits);
        if (!read.IsSuccess)
        {
            return Result<VerificationReport>.Failure(read.Problems);
        }

        using var document = read.Value;
        return await _credentials.VerifyAsync(document, request, cancellationToken);
    }

    private static Outcome OutcomeOf(List<CheckResult> checks, List<Result<VerificationReport>> credentials)
    {
        Outcome[] all = [Verdict.Of(checks), .. credentials.Select(credential => credential.Value?.Outcome ?? Outcome.Invalid)];
        return all.Contains(Outcome.Invalid) ? Outcome.Invalid : all.Contains(Outcome.Indeterminate) ? Outcome.Indeterminate : Outcome.Valid;
    }

    private static string Summarize(Outcome outcome, List<CheckResult> checks, List<Result<VerificationReport>> credentials)
    {
        var isSigned = checks[^1].Finding.Outcome == CheckOutcome.Passed;
        if (outcome == Outcome.Valid)
        {
            return isSigned ? "The presentation and every credential in it are authentic." : "Every credential in it is authentic; the presentation itself is not signed.";
        }

        if (Verdict.Of(checks) is var own && own != Outcome.Valid)
        {
            return Verdict.Refuse("presentation", own, checks);
        }

        var index = credentials.TakeWhile(credential => credential.Value?.Outcome == Outcome.Valid || (outcome == Outcome.Invalid && credential.Value?.Outcome == Outcome.Indeterminate)).Count();
        return $"Credential {index + 1} of {credentials.Count}: {(credentials[index].IsSuccess ? credentials[index].Value!.Summary : credentials[index].Problems[0].Message)}";
    }
}
