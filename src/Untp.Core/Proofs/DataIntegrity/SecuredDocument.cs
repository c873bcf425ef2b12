using System.Text.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>A document with its proofs: one, a set, or a chain in which proofs name earlier ones. Nothing is verified yet. Immutable. Threads: safe.</summary>
/// <remarks>Source: Verifiable Credential Data Integrity 1.0, sections 2.1.1, 2.1.2 and 4.5.</remarks>
public sealed class SecuredDocument
{
    /// <summary>Most proofs that one document may carry.</summary>
    public const int MaxProofs = 8;

    private readonly IReadOnlyList<StrictJson> _proofs;

    private SecuredDocument(StrictJson json, IReadOnlyList<StrictJson> proofs, IReadOnlyList<DocumentProof> read)
    {
        (Json, _proofs) = (json, proofs);
        Proofs = read;
    }

    /// <summary>The document as it stands, proofs and all.</summary>
    public StrictJson Json { get; }

    /// <summary>Its proofs, at least one, in the order of the document.</summary>
    public IReadOnlyList<DocumentProof> Proofs { get; }

    /// <summary>Reads the proofs of a document.</summary>
    /// <remarks>
    /// Limits: <see cref="MaxProofs"/>. Errors: PROOF_MISSING, PROOF_INVALID (also for <c>proof: null</c> and <c>proof: []</c>), PROOF_LIMIT,
    /// PROOF_CHAIN_INVALID; never throws for what <see cref="LinkedData.Json.StrictJsonReader"/> has read. What is wrong with one proof alone
    /// stands with it.
    /// </remarks>
    /// <param name="document">The document.</param>
    public static Result<SecuredDocument> Read(StrictJson document)
    {
        if (document.ValueKind != JsonValueKind.Object)
        {
            return new Problem(ProblemCodes.ProofInvalid, "A proof is made of a JSON object.");
        }

        if (!document.TryGetProperty("proof", out var proof))
        {
            return new Problem(ProblemCodes.ProofMissing, "The document carries no proof; ask its issuer for one that is signed.", "/proof");
        }

        var isSet = proof.ValueKind == JsonValueKind.Array;
        if (isSet && proof.GetArrayLength() > MaxProofs)
        {
            return new Problem(ProblemCodes.ProofLimit, $"The document carries {proof.GetArrayLength()} proofs; at most {MaxProofs} are looked at.", "/proof");
        }

        IReadOnlyList<StrictJson> proofs = isSet ? [.. proof.EnumerateArray()] : [proof];
        if (proofs.Count == 0 || proofs.Any(element => element.ValueKind != JsonValueKind.Object))
        {
            return new Problem(ProblemCodes.ProofInvalid, "proof is neither an object nor a list of objects, at least one.", "/proof");
        }

        return ReadChain(proofs) is { } chain
            ? new SecuredDocument(document, proofs, [.. proofs.Select((json, i) => new DocumentProof(isSet ? $"/proof/{i}" : "/proof", DataIntegrityProof.Read(json), chain[i]))])
            : new Problem(ProblemCodes.ProofChainInvalid, "A previousProof names a proof that is not here, or in the end itself, or two proofs have one id.", "/proof");
    }

    /// <summary>What a proof is made over besides the document.</summary>
    internal IReadOnlyList<StrictJson> PreviousOf(DocumentProof proof) => [.. proof.PreviousProofs.Select(index => _proofs[index])];

    /// <summary>Which proofs each follows; null where that does not work out.</summary>
    private static List<int[]>? ReadChain(IReadOnlyList<StrictJson> proofs)
    {
        var ids = proofs.Select(proof => proof.FindString("id")).ToList();
        if (ids.OfType<string>().Distinct(StringComparer.Ordinal).Count() != ids.OfType<string>().Count())
        {
            return null;
        }

        var chain = new List<int[]>(proofs.Count);
        foreach (var proof in proofs)
        {
            // What is no list of ids makes the proof itself unreadable.
            var names = DataIntegrityProof.TryTexts(proof, "previousProof", MaxProofs) ?? [];
            int[] previous = [.. Enumerable.Range(0, ids.Count).Where(index => names.Contains(ids[index], StringComparer.Ordinal))];
            if (previous.Length != names.Count)
            {
                return null;
            }

            chain.Add(previous);
        }

        return HasCircle(chain) ? null : chain;
    }

    /// <summary>Takes away, again and again, what follows only what was taken away; a circle stays.</summary>
    private static bool HasCircle(List<int[]> chain)
    {
        var left = Enumerable.Range(0, chain.Count).ToHashSet();
        while (left.RemoveWhere(index => !chain[index].Any(left.Contains)) > 0)
        {
        }

        return left.Count > 0;
    }
}
