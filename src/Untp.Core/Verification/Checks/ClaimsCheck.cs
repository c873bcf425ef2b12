using Untp.Core.Credentials;
using Untp.Core.Problems;

namespace Untp.Core.Verification.Checks;

/// <summary>
/// JWT claims beside the credential's own members do not contradict them: one reader of the token must not see another
/// issuer or id than the next (Securing Verifiable Credentials using JOSE and COSE, section 3.1.3).
/// </summary>
internal sealed class ClaimsCheck : IVerificationCheck
{
    public string Name => "credential.claims";

    public ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken)
    {
        if (state.Credential is not { } credential)
        {
            return ValueTask.FromResult(Finding.NotReached);
        }

        var problems = new List<Problem>();
        Compare("iss", credential.Issuer, "issuer");
        Compare("jti", credential.Id, "id");
        Compare("sub", Credential.Member(credential.Json, "credentialSubject") is { } subject ? Credential.Text(subject, "id") : null, "credentialSubject.id");
        return ValueTask.FromResult(Finding.From(problems));

        void Compare(string claim, string? expected, string member)
        {
            if (Credential.Member(credential.Json, claim) is not null && Credential.Text(credential.Json, claim) != expected)
            {
                problems.Add(new(ProblemCodes.ClaimMismatch, $"The claim {claim} is not the credential's {member}.", $"/{claim}"));
            }
        }
    }
}
