using Untp.Core.Credentials;
using Untp.Core.Problems;

namespace Untp.Core.Verification.Checks;

/// <summary>JWT claims, in the payload or repeated in the header, do not contradict the credential.</summary>
internal sealed class ClaimsCheck : IVerificationCheck
{
    public string Name => "credential.claims";

    public ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken) => ValueTask.FromResult(Run(state));

    private static Finding Run(VerificationState state)
    {
        if (state.Credential is not { } credential)
        {
            return Finding.NotReached;
        }

        var problems = RegisteredClaims.Check(credential);
        return state.Header.Issuer.Length == 0 || state.Header.Issuer == credential.Issuer
            ? Finding.From(problems)
            : Finding.From([new(ProblemCodes.ClaimMismatch, "The iss of the JWS header is not the credential's issuer.", "/iss"), .. problems]);
    }
}
