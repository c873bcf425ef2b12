using Untp.Core.Problems;

namespace Untp.Core.Verification.Checks;

/// <summary>
/// The issuer is on every list of trusted issuers that there is: the caller's and the policy's. Not on the list where the
/// caller named one, it fails; else the policy says what follows. Decides nothing where there is no list.
/// </summary>
internal sealed class IssuerTrustCheck : IVerificationCheck
{
    public string Name => "issuer.trust";

    public bool IsRequired(VerificationRequest request) =>
        request.TrustedIssuers.Count > 0 || (request.Policy.TrustedIssuers.Count > 0 && request.Policy.UnknownIssuer != UnknownIssuer.Report);

    public static IssuerTrust TrustOf(VerificationState state) =>
        state.Credential?.Issuer is { } issuer && HasList(state.Request) && IsOnEveryList(issuer, state.Request) ? IssuerTrust.Listed : IssuerTrust.Unknown;

    public ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken) => ValueTask.FromResult(Run(state));

    private static Finding Run(VerificationState state)
    {
        if (!HasList(state.Request))
        {
            return Finding.NotApplicable;
        }

        if (state.Credential is null)
        {
            return Finding.NotReached;
        }

        if (TrustOf(state) == IssuerTrust.Listed)
        {
            return Finding.Passed;
        }

        var problem = new Problem(ProblemCodes.IssuerNotTrusted, "The issuer is not on your list of trusted issuers: find out who it is before you rely on the credential.", "/issuer");
        return state.Request is { TrustedIssuers.Count: 0, Policy.UnknownIssuer: UnknownIssuer.Indeterminate }
            ? Finding.Inconclusive(problem, isRetryable: false)
            : Finding.Failed(problem);
    }

    private static bool HasList(VerificationRequest request) => request.TrustedIssuers.Count > 0 || request.Policy.TrustedIssuers.Count > 0;

    private static bool IsOnEveryList(string issuer, VerificationRequest request) =>
        (request.TrustedIssuers.Count == 0 || request.TrustedIssuers.Contains(issuer, StringComparer.Ordinal))
        && (request.Policy.TrustedIssuers.Count == 0 || request.Policy.TrustedIssuers.Contains(issuer));
}
