using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Verification.Securing;

/// <summary>A presentation that nobody signed: it only carries credentials, and answers no challenge.</summary>
internal sealed class UnsignedPresentation(StrictJson json) : ISecuredDocument
{
    public Finding Envelope => Finding.NotApplicable;

    public Result<StrictJson> Content { get; } = json;

    public Finding CheckClaims(KeyQuestion question) => question.Challenge is null && question.Domain is null
        ? Finding.Passed
        : Finding.Failed(new(ProblemCodes.ProofMissing, "The presentation is not signed, so nothing says that it was made for this challenge or domain; ask for a signed one.", "/proof"));

    public ValueTask<SecuringKey> FindKeyAsync(KeyQuestion question, CancellationToken cancellationToken) => ValueTask.FromResult(SecuringKey.None(Finding.NotApplicable));
}
