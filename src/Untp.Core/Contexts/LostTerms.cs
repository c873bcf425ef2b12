using Untp.Core.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Contexts;

/// <summary>
/// What no context defines is dropped by whoever reads the document as linked data, and with it what its issuer said. Nothing that is signed
/// may mean nothing; whoever verifies may ask for it. Threads: safe.
/// </summary>
public static class LostTerms
{
    /// <summary>All terms, types and identifiers that would be lost; empty where none would.</summary>
    /// <remarks>
    /// Errors: TERM_UNDEFINED, IRI_RELATIVE, JSONLD_LOSS, JSONLD_INVALID (a context that redefines what another protects, and the like),
    /// JSONLD_LIMIT, CONTEXT_UNKNOWN, CONTEXT_UNAVAILABLE; throws only when cancelled. Source: JSON-LD 1.1, "safe mode" of its processors.
    /// </remarks>
    /// <param name="document">A credential or presentation, an object; its own proof is left out.</param>
    /// <param name="contexts">Has the contexts.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<IReadOnlyList<Problem>> FindAsync(StrictJson document, ContextLoader contexts, CancellationToken cancellationToken)
    {
        var unsecured = document.TryGetProperty("proof", out _) ? document.Without("proof") : document;
        var bytes = unsecured.RawUtf8.ToArray();
        return await contexts.RunAsync([unsecured], () => contexts.Processor.Expand(bytes).ToResult().Problems, cancellationToken);
    }
}
