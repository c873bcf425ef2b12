using Untp.Core.Dids;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Verification;

/// <summary>Answers every question with the same document, or the same reason why there is none.</summary>
internal sealed class FakeDidSource(Lookup<DidDocument> answer) : IDidSource
{
    public List<Did> Asked { get; } = [];

    public ValueTask<Lookup<DidDocument>> ResolveAsync(Did did, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Add(did);
        return ValueTask.FromResult(answer);
    }
}
