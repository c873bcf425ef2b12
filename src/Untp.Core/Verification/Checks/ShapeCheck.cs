using Untp.Core.Credentials;

namespace Untp.Core.Verification.Checks;

/// <summary>The credential has what every credential of data model 2.0 has.</summary>
internal sealed class ShapeCheck : IVerificationCheck
{
    public string Name => "credential.shape";

    public ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken) =>
        ValueTask.FromResult(state.Credential is { } credential ? Finding.From(CredentialShape.Check(credential)) : Finding.NotReached);
}
