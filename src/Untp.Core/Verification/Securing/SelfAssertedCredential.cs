using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Verification.Securing;

/// <summary>
/// A credential without proofs of its own in a presentation that its issuer, the holder, signed. Source: Verifiable Credentials Data Model
/// 2.0, section 4.13 (presentations including holder claims).
/// </summary>
/// <param name="json">The credential.</param>
/// <param name="holder">The presentation's holder.</param>
/// <param name="presentation">The keys of the presentation, and what its signature was found to be.</param>
internal sealed class SelfAssertedCredential(StrictJson json, string? holder, (SecuringKey Key, Finding Signature) presentation) : ISecuredDocument
{
    public Finding Envelope => Finding.Passed;

    public Result<StrictJson> Content { get; } = json;

    public Finding CheckClaims(KeyQuestion question) => Finding.Passed;

    public ValueTask<SecuringKey> FindKeyAsync(KeyQuestion question, CancellationToken cancellationToken)
    {
        if (presentation.Key.VerifyAsync is null)
        {
            return ValueTask.FromResult(SecuringKey.None(presentation.Key.Finding.Outcome == CheckOutcome.NotApplicable
                ? Finding.Failed(new(ProblemCodes.ProofMissing, "Neither the credential nor the presentation around it is signed.", "/proof"))
                : presentation.Key.Finding));
        }

        return ValueTask.FromResult(holder is not null && (question.Signer is null || question.Signer == holder)
            ? presentation.Key with { VerifyAsync = _ => ValueTask.FromResult(presentation.Signature) }
            : SecuringKey.None(Finding.Failed(new(ProblemCodes.ProofMissing, "The credential carries no proof and is not of the holder who signed the presentation; ask its issuer for a signed one.", "/proof"))));
    }
}
