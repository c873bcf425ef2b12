using Untp.Core.Problems;

namespace Untp.Core.Dids;

/// <summary>Where DID documents come from. Threads: implementations are safe.</summary>
public interface IDidSource
{
    /// <summary>Resolves one DID.</summary>
    /// <remarks>Errors: DID_METHOD_UNSUPPORTED, DID_UNRESOLVED and those of the method, in the lookup; throws only when cancelled.</remarks>
    /// <param name="did">The DID.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<Lookup<DidDocument>> ResolveAsync(Did did, CancellationToken cancellationToken);
}
