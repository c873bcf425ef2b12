using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.Core.Schemas;
using Untp.Core.Status;
using Untp.Core.Trust;
using Untp.Core.Verification.Checks;
using Untp.LinkedData.Json;

namespace Untp.Core.Verification;

/// <summary>Verifies credentials. No verdict is ever kept. Threads: safe.</summary>
public sealed class VerificationPipeline
{
    private readonly IVerificationCheck[] _checks;
    private readonly VerificationOptions _options;
    private readonly JsonLimits _limits;
    private readonly TimeProvider _time;

    /// <summary>Sets up the checks.</summary>
    /// <param name="dids">Resolves issuers.</param>
    /// <param name="schemas">Finds schemas.</param>
    /// <param name="statusLists">Fetches status lists.</param>
    /// <param name="options">Limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="anchors">Finds Digital Identity Anchors; null where none are looked for, so that no issuer is anchored.</param>
    public VerificationPipeline(IDidSource dids, ISchemaSource schemas, IStatusListSource statusLists, VerificationOptions options, TimeProvider time, IAnchorSource? anchors = null)
    {
        _options = options;
        _limits = new JsonLimits { MaxBytes = options.MaxCredentialBytes };
        _time = time;

        // The order is the order of the report: what is cheap and local comes before what has to ask or compute.
        // What an anchor of its issuer has to pass as well: all but whom to trust and what to expect.
        IVerificationCheck[] ofCredential =
        [
            new EnvelopeCheck(),
            new JsonCheck(),
            new ShapeCheck(),
            new DatesCheck(options.ClockSkew),
            new ClaimsCheck(),
            new KeyCheck(dids),
            new SignatureCheck(),
            new SchemaCheck(schemas),
            new StatusCheck(statusLists, dids, options.ClockSkew),
        ];
        _checks = [.. ofCredential, new IssuerTrustCheck(new AnchorSearch(ofCredential, anchors, options.MaxCredentialBytes, _limits)), new ExpectCheck()];
    }

    /// <summary>Verifies one credential; all checks run, all faults are collected.</summary>
    /// <remarks>
    /// Limits: <see cref="VerificationOptions"/>.
    /// Errors: REQUEST_EMPTY, JSON_TOO_LARGE, JWS_SYNTAX, BASE64URL_NOT_CANONICAL where the input is no compact JWS; every other
    /// fault is a finding of the report. Throws only when cancelled.
    /// </remarks>
    /// <param name="request">What to verify and against what.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Result<VerificationReport>> VerifyAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        var jws = CompactJws.Read(request.Credential, _options.MaxCredentialBytes);
        if (!jws.IsSuccess)
        {
            return Result<VerificationReport>.Failure(jws.Problems);
        }

        var state = new VerificationState(request, jws.Value, _time.GetUtcNow(), _limits);
        var results = new CheckResult[_checks.Length];
        for (var i = 0; i < _checks.Length; i++)
        {
            var start = _time.GetTimestamp();
            var finding = await _checks[i].RunAsync(state, cancellationToken);
            results[i] = new CheckResult(_checks[i].Name, finding, _checks[i].IsRequired(request), _time.GetElapsedTime(start));
        }

        var outcome = Verdict.Of(results);
        return new VerificationReport(
            outcome,
            Verdict.Summarize(outcome, results, state.Trust, state.Anchor),
            results,
            state.Credential?.Issuer,
            state.Trust,
            state.Credential?.UntpType,
            state.KeyAsOf,
            state.StatusAsOf) { Anchor = state.Anchor };
    }
}
