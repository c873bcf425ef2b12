using Untp.Core.Problems;

namespace Untp.Core.Verification.Checks;

/// <summary>A credential that states a status is never called valid without it: status lists are not read yet, so it stays undecided.</summary>
internal sealed class StatusCheck : IVerificationCheck
{
    public string Name => "status";

    public ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken) => ValueTask.FromResult(state.Credential switch
    {
        null => Finding.NotReached,
        { HasStatus: false } => Finding.NotApplicable,
        _ => Finding.Inconclusive(
            new(ProblemCodes.StatusNotChecked, "The credential can be revoked or suspended, and this version does not read status lists yet; ask the issuer.", "/credentialStatus"),
            isRetryable: false),
    });
}
