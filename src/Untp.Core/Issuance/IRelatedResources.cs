using Untp.Core.Problems;

namespace Untp.Core.Issuance;

/// <summary>The published documents at hand that a credential may count on. Threads: implementations are safe.</summary>
public interface IRelatedResources
{
    /// <summary>Finds a document's bytes as they are published. Nothing is fetched from where the credential names it.</summary>
    /// <param name="url">The URL that the credential names.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Found, not at hand, or could not be asked. Throws only when cancelled.</returns>
    ValueTask<Lookup<byte[]>> FindAsync(string url, CancellationToken cancellationToken);
}
