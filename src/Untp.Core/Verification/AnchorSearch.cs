using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Core.Trust;
using Untp.Core.Verification.Securing;
using Untp.LinkedData.Json;

namespace Untp.Core.Verification;

/// <summary>
/// Looks for a Digital Identity Anchor that says who an issuer is, and verifies it by the checks of any credential: one step,
/// for whether to trust the anchor's own issuer only the policy says. Source: UNTP 0.7.0, Digital Identity Anchor, verification.
/// </summary>
internal sealed class AnchorSearch(IReadOnlyList<IVerificationCheck> checks, IAnchorSource? source, SecuredDocuments documents, JsonLimits limits)
{
    // More is not told of, nor verified, whatever the source gives.
    private const int MaxCandidates = 16;
    private const int MaxProblems = 16;

    /// <summary>
    /// Passed where the issuer is anchored, which the state then holds; inconclusive where that could not be found out; else failed
    /// with what was found instead, or not applicable where nothing was.
    /// </summary>
    public async ValueTask<Finding> FindAsync(VerificationState state, string issuer, CancellationToken cancellationToken)
    {
        var did = Did.Parse(issuer);
        if (source is null || !did.IsSuccess)
        {
            return Finding.NotApplicable;
        }

        var found = await source.FindAsync(did.Value, cancellationToken);
        if (!found.IsFound)
        {
            return Of(new DiscoveryGap(issuer, found.Problem, found.IsRetryable));
        }

        var findings = new List<Finding>();
        foreach (var candidate in found.Value.Candidates.Take(MaxCandidates))
        {
            var finding = await JudgeAsync(candidate, found.Value.AlsoKnownAs, state, issuer, cancellationToken);
            if (finding.Outcome == CheckOutcome.Passed)
            {
                return finding;
            }

            findings.Add(finding);
        }

        findings.AddRange(found.Value.Gaps.Take(MaxProblems).Select(Of));

        // What is open could have anchored it: that comes before what did not.
        var open = findings.Where(finding => finding.Outcome == CheckOutcome.Inconclusive).ToList();
        return Finding.All(open.Count > 0 ? open : findings);
    }

    private static Finding Of(DiscoveryGap gap) => gap.IsOpen ? Undecided(gap.Url, gap.Problem, gap.IsRetryable) : Finding.Failed(gap.Problem);

    private static Finding Undecided(string url, Problem why, bool isRetryable) =>
        Finding.Inconclusive(new(ProblemCodes.AnchorUndecided, $"Whether a register vouches for the issuer could not be found out at {url} ({why.Code}): {why.Message}"), isRetryable);

    private async ValueTask<Finding> JudgeAsync(AnchorCandidate candidate, IReadOnlyList<string> alsoKnownAs, VerificationState outer, string issuer, CancellationToken cancellationToken)
    {
        var read = documents.Read(candidate.Credential, limits);
        if (!read.IsSuccess)
        {
            return Failed(ProblemCodes.AnchorUnreadable, candidate, "is no secured credential");
        }

        using var document = read.Value;
        var policy = outer.Request.Policy;
        var request = new VerificationRequest(candidate.Credential) { At = outer.Request.At, Policy = new VerificationPolicy { RequireStatus = policy.RequireStatus } };
        var state = new VerificationState(request, document, outer.Now);
        if (state.Credential is null || IdentityAnchor.Read(state.Credential) is not { } anchor)
        {
            return Failed(ProblemCodes.AnchorUnreadable, candidate, $"is no {IdentityAnchor.Type} of anybody");
        }

        // What costs nothing first: a stranger's anchor makes nobody compute or fetch.
        if (anchor.Subject != issuer)
        {
            return Failed(ProblemCodes.AnchorSubjectMismatch, candidate, "is about another DID than the issuer's");
        }

        if (Fit(anchor, policy) is { } misfit)
        {
            return Failed(misfit.Code, candidate, misfit.Message);
        }

        var finding = await VerifyAsync(state, candidate, cancellationToken);
        if (finding.Outcome == CheckOutcome.Passed)
        {
            outer.UseAnchor(new IssuerAnchor(anchor.Id, anchor.Issuer, candidate.Url, anchor.RegisteredId, anchor.RegisteredName, anchor.SchemeId, anchor.RegisterType, anchor.Scopes, anchor.IsNamedBy(alsoKnownAs)));
            if (state.StatusAsOf is { } asOf)
            {
                outer.UseStatus(asOf);
            }
        }

        return finding;
    }

    /// <summary>Why the policy does not take the anchor; null where it does.</summary>
    private static Problem? Fit(IdentityAnchor anchor, VerificationPolicy policy)
    {
        var trusted = policy.TrustedAnchors.Where(other => other.Did == anchor.Issuer).ToList();
        var isOperator = Operates(anchor, policy);

        // Nobody vouches for itself.
        if (anchor.Issuer == anchor.Subject || (trusted.Count == 0 && !isOperator))
        {
            return new(ProblemCodes.AnchorIssuerNotTrusted, "is of a register that you do not trust");
        }

        if (!isOperator && !trusted.Any(other => other.Covers(anchor)))
        {
            return new(ProblemCodes.AnchorOutOfScope, "is of a register type or scope that you do not trust its issuer for");
        }

        return policy.RequireRegisterType is { } type && anchor.RegisterType != type
            ? new(ProblemCodes.AnchorOutOfScope, $"is not of a register of type {type}, which your policy demands")
            : null;
    }

    /// <summary>True where its issuer operates the very scheme whose identifier it anchors.</summary>
    private static bool Operates(IdentityAnchor anchor, VerificationPolicy policy) =>
        policy.OperatedSchemes is { } register
        && anchor.RegisteredId is { } id
        && register.Schemes.Where(scheme => scheme.OperatorDid == anchor.Issuer).Any(scheme => scheme.KeyTypes.Any(key =>
            key.Id is not null && key.Id == anchor.SchemeId && register.Read(scheme.Namespace, key.Code, id).IsSuccess));

    private async ValueTask<Finding> VerifyAsync(VerificationState state, AnchorCandidate candidate, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var check in checks)
        {
            findings.Add(await check.RunAsync(state, cancellationToken));
        }

        var whole = Finding.All(findings);
        return whole.Outcome switch
        {
            CheckOutcome.Passed => Finding.Passed,
            CheckOutcome.Failed => Failed(ProblemCodes.AnchorNotValid, candidate, $"is not valid ({whole.Problems[0].Code}): {whole.Problems[0].Message}"),
            _ => Undecided(candidate.Url, whole.Problems[0], whole.IsRetryable),
        };
    }

    private static Finding Failed(ProblemCode code, AnchorCandidate candidate, string what) => Finding.Failed(new(code, $"What {candidate.Url} holds {what.TrimEnd('.')}."));
}
