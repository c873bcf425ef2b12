using Untp.Core.Problems;
using Untp.LinkedData.JsonLd;

namespace Untp.Core.Contexts;

/// <summary>Where published JSON-LD contexts come from. Implementations are safe for use by several threads.</summary>
public interface IContextDocuments
{
    /// <summary>Finds a context document.</summary>
    /// <param name="url">The absolute URL, as a document names it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Found, known not to be trusted here (CONTEXT_UNKNOWN), or not to be had now. Throws only when cancelled.</returns>
    ValueTask<Lookup<ContextDocument>> FindAsync(string url, CancellationToken cancellationToken);
}
