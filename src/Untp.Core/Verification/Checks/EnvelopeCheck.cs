namespace Untp.Core.Verification.Checks;

/// <summary>The JWS header says what it has to and nothing that is refused.</summary>
internal sealed class EnvelopeCheck : IVerificationCheck
{
    public string Name => "envelope";

    public ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Finding.From(state.Header.Problems));
}
