using Untp.Core.Credentials;
using Untp.Core.Dids;
using Untp.Core.Verification.Securing;

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

        var signer = state.Request.Scope == VerificationScope.Proof ? null : credential.Issuer;
        var question = new KeyQuestion(signer, VerificationRelationship.AssertionMethod, ValidityPeriod.Read(credential).Value?.From, state.Now);
        var key = await state.Document.FindKeyAsync(question, cancellationToken);
        if (key.Finding.Outcome == CheckOutcome.Passed)
        {
            state.UseKey(key);
        }

        return key.Finding;
    }
}
