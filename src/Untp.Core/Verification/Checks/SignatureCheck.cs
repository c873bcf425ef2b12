namespace Untp.Core.Verification.Checks;

/// <summary>The signatures are of the issuer's keys over what was received.</summary>
internal sealed class SignatureCheck : IVerificationCheck
{
    public string Name => "proof.signature";

    public async ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken)
    {
        if (state.Key?.VerifyAsync is not { } verify)
        {
            return Finding.NotReached;
        }

        var finding = await verify(cancellationToken);
        if (finding.Outcome == CheckOutcome.Passed)
        {
            state.UseSignature();
        }

        return finding;
    }
}
