namespace Untp.Core.Verification.Checks;

/// <summary>What is secured is JSON of which there is only one reading.</summary>
internal sealed class JsonCheck : IVerificationCheck
{
    public string Name => "json";

    public ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Finding.From(state.Document.Content.Problems));
}
