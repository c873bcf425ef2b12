namespace Untp.Core.Verification.Checks;

/// <summary>The credential names keys that may make assertions, of its issuer unless only its proofs are asked about.</summary>
internal sealed class KeyCheck : IVerificationCheck
{
    public string Name => "proof.key";

    public async ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken)
    {
        if (state.Credential is not { } credential || (credential.Issuer is null && state.Request.Scope != VerificationScope.Proof))
        {
            return Finding.NotReached;
        }

        var key = await state.Document.FindKeyAsync(state.Question, cancellationToken);
        if (key.Finding.Outcome == CheckOutcome.Passed)
        {
            state.UseKey(key);
        }

        return key.Finding;
    }
}
