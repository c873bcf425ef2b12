using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Verification.Securing;

/// <summary>A document that is secured in a way that is not verified here: nothing is known of it, and nothing refuted.</summary>
internal sealed class UnsupportedDocument(Problem problem) : ISecuredDocument
{
    public Finding Envelope { get; } = Finding.Inconclusive(problem, isRetryable: false);

    public Result<StrictJson> Content { get; } = problem;

    public Finding CheckClaims(KeyQuestion question) => Finding.Passed;

    public ValueTask<SecuringKey> FindKeyAsync(KeyQuestion question, CancellationToken cancellationToken) => ValueTask.FromResult(SecuringKey.None(Finding.NotReached));
}
