using Untp.Core.Linksets;
using Untp.Core.Problems;

namespace Untp.Core.Trust;

/// <summary>How <see cref="ResolverClient"/> reaches other people's resolvers. Threads: implementations are safe.</summary>
public interface IResolverSource
{
    /// <summary>True where the host says by <c>/.well-known/resolver</c> that it is a resolver; no answer is no.</summary>
    /// <param name="url">A URL of the host.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<bool> IsDeclaredAsync(Uri url, CancellationToken cancellationToken);

    /// <summary>Fetches a linkset.</summary>
    /// <remarks>Errors: in the lookup: none where there is no linkset (LINKSET_INVALID and others), unreachable where it could not be asked. Throws only when cancelled.</remarks>
    /// <param name="url">Its URL.</param>
    /// <param name="depth">Steps from where the walk began: 0 for the first linkset.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<Lookup<Linkset>> FetchAsync(Uri url, int depth, CancellationToken cancellationToken);
}
