using Untp.Core.Contexts;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Json;

namespace Untp.Core.Issuance;

/// <summary>Embeds proofs into credentials and presentations, with contexts asked for where they are missing. Threads: safe.</summary>
/// <param name="contexts">Has the contexts.</param>
public sealed class CredentialProofs(ContextLoader contexts)
{
    private readonly DataIntegrity _proofs = new(contexts.Processor);

    /// <summary>The document with a proof.</summary>
    /// <remarks>
    /// Shape: JSON (UTF-8); order and members stay, the proof comes last, behind a context for it where the credential has none.
    /// Errors: those of <see cref="DataIntegrity.AddProof"/>, CONTEXT_UNKNOWN, CONTEXT_UNAVAILABLE; throws only when cancelled.
    /// </remarks>
    /// <param name="credential">The credential or presentation, an object with contexts, strictly read.</param>
    /// <param name="options">What the proof says.</param>
    /// <param name="key">The signer's key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Result<byte[]>> AddAsync(StrictJson credential, ProofOptions options, SigningKey key, CancellationToken cancellationToken)
    {
        // What is injected has to be loaded as well.
        var document = ContextInjection.Inject(credential, isJsonLd: true);
        Result<StrictJson>? secured = null;
        var problems = await contexts.RunAsync([document], () => (secured = _proofs.AddProof(document, options, key)).Problems, cancellationToken);
        return problems.Count == 0 ? secured!.Value.RawUtf8.ToArray() : Result<byte[]>.Failure(problems);
    }
}
