using Untp.Core.Credentials;

namespace Untp.Core.Verification.Checks;

/// <summary>The credential has what every credential of data model 2.0 has, and no wrong digest of what is known to be published.</summary>
internal sealed class ShapeCheck : IVerificationCheck
{
    public string Name => "credential.shape";

    public ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken) => ValueTask.FromResult(Run(state.Credential));

    private static Finding Run(Credential? credential)
    {
        if (credential is null)
        {
            return Finding.NotReached;
        }

        var faults = CredentialShape.Check(credential, out var related);
        return Finding.From(faults.Count > 0 ? faults : RelatedResource.CheckPublished(related));
    }
}
