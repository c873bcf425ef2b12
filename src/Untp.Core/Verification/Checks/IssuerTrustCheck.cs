using Untp.Core.Problems;

namespace Untp.Core.Verification.Checks;

/// <summary>
/// The issuer is on the caller's list where there is one, and on the policy's or anchored by a register that the policy trusts where
/// it has any. Not on the caller's list, it fails; else the policy says what follows. Decides nothing where there is no list.
/// An outage on the way to an anchor never makes an issuer unknown.
/// </summary>
internal sealed class IssuerTrustCheck(AnchorSearch anchors) : IVerificationCheck
{
    public const string CheckName = "issuer.trust";

    public string Name => CheckName;

    public bool IsRequired(VerificationRequest request) =>
        request.TrustedIssuers.Count > 0 || (request.Policy.HasTrust && request.Policy.UnknownIssuer != UnknownIssuer.Report);

    public async ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken)
    {
        var (trusted, policy) = (state.Request.TrustedIssuers, state.Request.Policy);
        if (trusted.Count == 0 && !policy.HasTrust)
        {
            return Finding.NotApplicable;
        }

        if (state.Credential is not { } credential)
        {
            return Finding.NotReached;
        }

        if (credential.Issuer is not { } issuer || (trusted.Count > 0 && !trusted.Contains(issuer, StringComparer.Ordinal)))
        {
            return Unknown(state, Finding.NotApplicable);
        }

        if (!policy.HasTrust || policy.TrustedIssuers.Contains(issuer))
        {
            state.UseList();
            return Finding.Passed;
        }

        if (!policy.HasAnchors)
        {
            return Unknown(state, Finding.NotApplicable);
        }

        if (!state.IsSigned)
        {
            // Who claims to be somebody makes nobody ask who that is.
            return Finding.NotReached;
        }

        var finding = (await anchors.FindAsync(state, issuer, cancellationToken)).At("/issuer");
        return finding.Outcome is CheckOutcome.Passed or CheckOutcome.Inconclusive ? finding : Unknown(state, finding);
    }

    /// <summary>The issuer is not trusted, for this reason and what spoke against its anchors.</summary>
    private static Finding Unknown(VerificationState state, Finding anchors)
    {
        Problem[] problems =
        [
            new(ProblemCodes.IssuerNotTrusted, "The issuer is not on your list of trusted issuers: find out who it is before you rely on the credential.", "/issuer"),
            .. anchors.Problems,
        ];
        return state.Request is { TrustedIssuers.Count: 0, Policy.UnknownIssuer: UnknownIssuer.Indeterminate }
            ? Finding.All([.. problems.Select(problem => Finding.Inconclusive(problem, isRetryable: false))])
            : Finding.From(problems);
    }
}
