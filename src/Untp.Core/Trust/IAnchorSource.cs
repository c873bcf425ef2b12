using Untp.Core.Dids;
using Untp.Core.Problems;

namespace Untp.Core.Trust;

/// <summary>Where Digital Identity Anchors come from. Threads: implementations are safe.</summary>
public interface IAnchorSource
{
    /// <summary>Looks for the anchors of one DID: in the services of its document, and by the resolvers of its other names.</summary>
    /// <remarks>Errors: those of resolving the DID, in the lookup; of all else in the gaps. Throws only when cancelled.</remarks>
    /// <param name="did">The DID.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<Lookup<DiscoveredAnchors>> FindAsync(Did did, CancellationToken cancellationToken);
}
