using Untp.Core.Problems;

namespace Untp.Core.Verification.Checks;

/// <summary>The signature is of the issuer's key over the bytes received.</summary>
internal sealed class SignatureCheck : IVerificationCheck
{
    public string Name => "proof.signature";

    public ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken)
    {
        if (state.Key is not { } key)
        {
            return ValueTask.FromResult(Finding.NotReached);
        }

        if (!key.Verify(state.Jws.SigningInput.Span, state.Jws.Signature.Span))
        {
            return ValueTask.FromResult(Finding.Failed(new(ProblemCodes.ProofSignatureInvalid, "The signature is not of the issuer's key over these bytes: the credential was changed, or another key signed it.")));
        }

        state.UseSignature();
        return ValueTask.FromResult(Finding.Passed);
    }
}
