namespace Untp.Core.Verification.Checks;

/// <summary>The JWS header or the proofs say what they have to and nothing that is refused.</summary>
internal sealed class EnvelopeCheck : IVerificationCheck
{
    public string Name => "envelope";

    public ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken) =>
        ValueTask.FromResult(state.Document.Envelope);
}
