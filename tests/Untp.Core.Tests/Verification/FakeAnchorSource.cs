using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Core.Trust;

namespace Untp.Core.Tests.Verification;

/// <summary>Answers every question as it is told, and knows what it was asked.</summary>
internal sealed class FakeAnchorSource(Func<Lookup<DiscoveredAnchors>> answer) : IAnchorSource
{
    public List<string> Asked { get; } = [];

    public ValueTask<Lookup<DiscoveredAnchors>> FindAsync(Did did, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Add(did.Value);
        return ValueTask.FromResult(answer());
    }
}
