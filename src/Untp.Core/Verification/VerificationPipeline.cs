using Untp.Core.Contexts;
using Untp.Core.Problems;
using Untp.Core.Summaries;
using Untp.Core.Verification.Checks;
using Untp.Core.Verification.Securing;
using Untp.LinkedData.Json;

namespace Untp.Core.Verification;

/// <summary>Verifies credentials. No verdict is ever kept. Threads: safe.</summary>
public sealed class VerificationPipeline
{
    private readonly IVerificationCheck[] _all;
    private readonly IVerificationCheck[] _allAndTerms;
    private readonly IVerificationCheck[] _ofProof;
    private readonly JsonLimits _limits;
    private readonly TimeProvider _time;

    /// <summary>Sets up the checks.</summary>
    /// <param name="sources">Whom to ask.</param>
    /// <param name="options">Limits.</param>
    /// <param name="time">The clock.</param>
    public VerificationPipeline(VerificationSources sources, VerificationOptions options, TimeProvider time)
    {
        _limits = new JsonLimits { MaxBytes = options.MaxCredentialBytes };
        _time = time;
        var contexts = new ContextLoader(sources.Contexts, time);
        Documents = new SecuredDocuments(sources.Dids, contexts);

        // The order is the order of the report: what is cheap and local comes before what has to ask or compute.
        // What an anchor of its issuer has to pass as well: all but whom to trust and what to expect.
        IVerificationCheck[] ofCredential =
        [
            new EnvelopeCheck(),
            new JsonCheck(),
            new ShapeCheck(),
            new DatesCheck(options.ClockSkew),
            new ClaimsCheck(),
            new KeyCheck(),
            new SignatureCheck(),
            new SchemaCheck(sources.Schemas),
            new RulesCheck(),
            new StatusCheck(sources.StatusLists, Documents, options.ClockSkew),
        ];
        _all = [.. ofCredential, new IssuerTrustCheck(new AnchorSearch(ofCredential, sources.Anchors, Documents, _limits)), new ExpectCheck()];
        _allAndTerms = [.. _all, new TermsCheck(contexts)];
        _ofProof = [new EnvelopeCheck(), new JsonCheck(), new KeyCheck(), new SignatureCheck()];
    }

    /// <summary>Takes secured documents apart.</summary>
    internal SecuredDocuments Documents { get; }

    /// <summary>Verifies one credential; all checks run, all faults are collected.</summary>
    /// <remarks>
    /// Limits: <see cref="VerificationOptions"/>.
    /// Errors: REQUEST_EMPTY, JSON_TOO_LARGE, JWS_SYNTAX, BASE64URL_NOT_CANONICAL, ENVELOPE_INVALID and those of <see cref="StrictJsonReader"/> where the
    /// input is no secured document; every other fault is a finding of the report. Throws only when cancelled.
    /// </remarks>
    /// <param name="request">What to verify and against what.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Result<VerificationReport>> VerifyAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        var read = Documents.Read(request.Credential, _limits);
        if (!read.IsSuccess)
        {
            return Result<VerificationReport>.Failure(read.Problems);
        }

        using var document = read.Value;
        return await VerifyAsync(document, request, cancellationToken);
    }

    /// <summary>The same of a document that was taken apart already; the report keeps nothing of it.</summary>
    internal async ValueTask<VerificationReport> VerifyAsync(ISecuredDocument document, VerificationRequest request, CancellationToken cancellationToken)
    {
        var checks = request.Scope == VerificationScope.Proof ? _ofProof : request.CheckTerms ? _allAndTerms : _all;
        var state = new VerificationState(request, document, _time.GetUtcNow());
        var results = new CheckResult[checks.Length];
        var start = _time.GetTimestamp();
        for (var i = 0; i < checks.Length; i++)
        {
            var finding = await checks[i].RunAsync(state, cancellationToken);
            var end = _time.GetTimestamp();
            results[i] = new CheckResult(checks[i].Name, finding, checks[i].IsRequired(request), _time.GetElapsedTime(start, end));
            start = end;
        }

        var outcome = Verdict.Of(results);
        return new VerificationReport(
            outcome,
            Verdict.Summarize(outcome, results, state.Trust, state.Anchor),
            results,
            state.Credential?.Issuer,
            state.Trust,
            state.Credential?.UntpType,
            state.Key?.AsOf,
            state.StatusAsOf)
        {
            Anchor = state.Anchor,
            Contexts = state.Credential?.Contexts ?? [],
            SubjectSummary = request.Summarize && state.Credential is { } credential ? SummaryReader.Read(credential) : null,
        };
    }
}
