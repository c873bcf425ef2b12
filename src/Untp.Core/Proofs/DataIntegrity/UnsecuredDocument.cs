using System.Text.Json;
using Untp.Core.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;
using Untp.LinkedData.Rdf;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>
/// What a proof is made of: a document without its proofs, or with those that the proof follows. Its statements are worked out once for all
/// proofs of a set. One thread.
/// </summary>
/// <remarks>Source: Verifiable Credential Data Integrity 1.0, sections 4.3 and 4.5 (matchingProofs).</remarks>
internal sealed class UnsecuredDocument(StrictJson document, IReadOnlyList<StrictJson> previousProofs, RdfCanonicalizer rdf)
{
    private readonly MemberChange _proof = new("proof", previousProofs.Count == 0 ? null : JsonList.Of(previousProofs));
    private readonly Dictionary<RdfcHash, Result<ReadOnlyMemory<byte>>> _statements = [];

    public Result<ReadOnlyMemory<byte>> Canonicalize(params ReadOnlySpan<MemberChange> changes) => CanonicalBytes.Of(document, [_proof, .. changes]);

    public Result<ReadOnlyMemory<byte>> ToRdf(RdfcHash hash)
    {
        if (!_statements.TryGetValue(hash, out var statements))
        {
            statements = Read(document, hash, _proof);
            if (statements.IsSuccess && HiddenTerms.Find(document, statements.Value.Span) is { } hidden)
            {
                statements = hidden;
            }

            _statements.Add(hash, statements);
        }

        return statements;
    }

    /// <summary>The statements of a proof, without its value, in the context of the document.</summary>
    public Result<ReadOnlyMemory<byte>> OptionsToRdf(StrictJson proof, RdfcHash hash) =>
        Read(proof, hash, new MemberChange("proofValue"), new MemberChange("@context", document.TryGetProperty("@context", out var context) ? context : null));

    /// <summary>
    /// Where the document's contexts do not define what its proofs say, that of Data Integrity is read behind them (section 2.4.1); it is looked
    /// for only then, for contexts of others define that too.
    /// </summary>
    private Result<ReadOnlyMemory<byte>> Read(StrictJson json, RdfcHash hash, params ReadOnlySpan<MemberChange> changes)
    {
        var statements = rdf.Canonicalize(json, hash, changes);
        return statements.Problems is [{ } problem, ..] && problem.Code == ProblemCodes.TermUndefined && ContextInjection.Missing(document) is { } contexts
            ? rdf.Canonicalize(json, hash, changes[0], new MemberChange("@context", contexts))
            : statements;
    }

    /// <summary>True where the document's contexts are those given, then perhaps more. A single one is a list of one.</summary>
    public bool StartsWith(StrictJson context)
    {
        if (!document.TryGetProperty("@context", out var given))
        {
            return false;
        }

        IReadOnlyList<StrictJson> all = Contexts(given);
        IReadOnlyList<StrictJson> first = Contexts(context);
        return first.Count <= all.Count && first.Zip(all).All(pair => Jcs.AreEqual(pair.First, pair.Second));
    }

    private static IReadOnlyList<StrictJson> Contexts(StrictJson context) =>
        context.ValueKind == JsonValueKind.Array ? [.. context.EnumerateArray()] : [context];
}
