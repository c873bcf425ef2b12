using Untp.Core.Dids;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Verification;

/// <summary>Resolves did:key, as whoever verifies can without asking anybody.</summary>
internal sealed class DidKeyDirectory : IDidSource
{
    public ValueTask<Lookup<DidDocument>> ResolveAsync(Did did, CancellationToken cancellationToken)
    {
        var document = DidKey.Resolve(did);
        return ValueTask.FromResult(document.IsSuccess
            ? Lookup<DidDocument>.Found(Expect.Success(DidDocumentReader.Read(document.Value, did)), Scenario.KeyReadAt)
            : Lookup<DidDocument>.None(document.Problems[0]));
    }
}
