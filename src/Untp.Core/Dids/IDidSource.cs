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

    /// <summary>Resolves one DID once more, where a copy that was given before lacks what is looked for: it may have been added since.</summary>
    /// <remarks>Asks the origin where it was not asked lately, else gives what <see cref="ResolveAsync"/> gives; errors as there.</remarks>
    /// <param name="did">The DID.</param>
    /// <param name="asOf">When the copy that does not do was read from its source.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<Lookup<DidDocument>> ResolveAnewAsync(Did did, DateTimeOffset asOf, CancellationToken cancellationToken) => ResolveAsync(did, cancellationToken);
}
