namespace Untp.Core.Verification.Checks;

/// <summary>Claims of the envelope, such as those of a JWT, do not contradict the credential.</summary>
internal sealed class ClaimsCheck : IVerificationCheck
{
    public string Name => "credential.claims";

    public ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken) =>
        ValueTask.FromResult(state.Credential is null ? Finding.NotReached : state.Document.CheckClaims(state.Question));
}
