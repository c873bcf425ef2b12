using Untp.Core.Problems;

namespace Untp.Core.Verification.Checks;

/// <summary>The issuer is one that the caller trusts. Decides nothing where the caller names none.</summary>
internal sealed class IssuerTrustCheck : IVerificationCheck
{
    public string Name => "issuer.trust";

    public bool IsRequired(VerificationRequest request) => request.TrustedIssuers.Count > 0;

    public static IssuerTrust TrustOf(VerificationState state) =>
        state.Credential?.Issuer is { } issuer && state.Request.TrustedIssuers.Contains(issuer, StringComparer.Ordinal) ? IssuerTrust.Listed : IssuerTrust.Unknown;

    public ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken)
    {
        if (state.Request.TrustedIssuers.Count == 0)
        {
            return ValueTask.FromResult(Finding.NotApplicable);
        }

        if (state.Credential is null)
        {
            return ValueTask.FromResult(Finding.NotReached);
        }

        return ValueTask.FromResult(TrustOf(state) == IssuerTrust.Listed
            ? Finding.Passed
            : Finding.Failed(new(ProblemCodes.IssuerNotTrusted, "The issuer is not on the list of issuers that you trust.", "/issuer")));
    }
}
