using Untp.Core.Problems;
using Untp.Core.Status;

namespace Untp.Core.Tests.Verification;

/// <summary>Answers every question with the same list, or the same reason why there is none.</summary>
internal sealed class FakeStatusListSource(Lookup<StatusListDocument> answer) : IStatusListSource
{
    public ValueTask<Lookup<StatusListDocument>> FetchAsync(string url, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(answer);
    }
}
