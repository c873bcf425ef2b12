using Untp.Core.Dids;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Verification;

/// <summary>Answers every question with the same document, or the same reason why there is none.</summary>
internal sealed class FakeDidSource(Lookup<DidDocument> answer) : IDidSource
{
    public List<Did> Asked { get; } = [];

    /// <summary>The moments of the copies that did not do.</summary>
    public List<DateTimeOffset> AskedAnew { get; } = [];

    /// <summary>What is answered where a copy does not do; null for the same again.</summary>
    public Lookup<DidDocument>? Anew { get; init; }

    public ValueTask<Lookup<DidDocument>> ResolveAsync(Did did, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Add(did);
        return ValueTask.FromResult(answer);
    }

    public ValueTask<Lookup<DidDocument>> ResolveAnewAsync(Did did, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        AskedAnew.Add(asOf);
        return ValueTask.FromResult(Anew ?? answer);
    }
}
