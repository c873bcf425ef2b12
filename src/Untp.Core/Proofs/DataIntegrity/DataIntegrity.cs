using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Untp.Core.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;
using Untp.LinkedData.JsonLd;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>Makes and verifies Data Integrity proofs. Threads: safe.</summary>
/// <remarks>
/// Source: Verifiable Credential Data Integrity 1.0, section 4. Contexts come from the processor's source only; one that is not at hand ends
/// in CONTEXT_UNAVAILABLE, so whoever loads it can ask again.
/// </remarks>
[SuppressMessage("Design", "MA0049", Justification = "Both are named as the specification is.")]
public sealed class DataIntegrity
{
    private readonly RdfCanonicalizer _rdf;

    /// <summary>Makes and verifies proofs with the contexts of a processor.</summary>
    /// <param name="processor">Reads JSON-LD; in safe mode, or what no context defines would not be signed.</param>
    public DataIntegrity(JsonLdProcessor processor) => _rdf = new(processor);

    /// <summary>For suites over JSON, which need no context.</summary>
    internal static DataIntegrity WithoutContexts { get; } = new(new JsonLdProcessor(new NoContexts()));

    /// <summary>Verifies every proof of a document, each for itself; the document holds where all of them do.</summary>
    /// <remarks>Errors, one result a proof: those of <see cref="Verify(StrictJson, DataIntegrityProof, VerificationKey, ProofExpectation)"/>, of reading the proof, and what <paramref name="keyOf"/> answers; never throws.</remarks>
    /// <param name="document">The document.</param>
    /// <param name="keyOf">The key that a proof's verificationMethod names, or why there is none; whether it may be used by whoever the document speaks for is its question.</param>
    /// <param name="expected">What every proof has to say.</param>
    /// <returns>As many results as proofs, in their order.</returns>
    public IReadOnlyList<ProofResult> Verify(SecuredDocument document, Func<DataIntegrityProof, Result<VerificationKey>> keyOf, ProofExpectation expected)
    {
        var alone = new UnsecuredDocument(document.Json, [], _rdf);
        Problem?[] problems = [.. document.Proofs.Select(proof => VerifyOne(document, alone, proof, keyOf, expected))];
        for (var links = 1; links < problems.Length; links++)
        {
            for (var i = 0; i < problems.Length; i++)
            {
                problems[i] ??= OfPrevious(document.Proofs[i], problems);
            }
        }

        return [.. document.Proofs.Zip(problems, (proof, problem) => new ProofResult(proof, problem))];
    }

    /// <summary>Why a proof does not hold for a document that stands beside it; null where it does.</summary>
    /// <remarks>
    /// Errors: PROOF_INVALID, PROOF_CHAIN_INVALID, PROOF_PURPOSE_MISMATCH, PROOF_EXPIRED, PROOF_DOMAIN_MISMATCH, PROOF_CHALLENGE_MISMATCH,
    /// PROOF_CONTEXT_MISMATCH, ALG_NOT_ALLOWED, CONTEXT_UNAVAILABLE, PROOF_SIGNATURE_INVALID, those of JSON canonicalization, JSON-LD and RDF;
    /// never throws.
    /// </remarks>
    /// <param name="document">The document, an object; its member <c>proof</c> is left out.</param>
    /// <param name="proof">The proof, which follows no other.</param>
    /// <param name="key">The key that it names.</param>
    /// <param name="expected">What it has to say.</param>
    public Problem? Verify(StrictJson document, DataIntegrityProof proof, VerificationKey key, ProofExpectation expected)
    {
        if (document.ValueKind != JsonValueKind.Object)
        {
            return NoObject();
        }

        return proof.Options.PreviousProof.Count > 0
            ? new(ProblemCodes.ProofChainInvalid, "The proof follows others, which do not stand here.", "/previousProof")
            : expected.Check(proof.Options) ?? VerifySignature(new UnsecuredDocument(document, [], _rdf), proof, key, "");
    }

    /// <summary>Adds a proof to a document, beside those that it has.</summary>
    /// <remarks>
    /// Shape: where no context of the document defines what a proof says, that of Data Integrity is added behind them. Proofs named as
    /// previousProof are signed with the document. Errors: PROOF_INVALID, PROOF_LIMIT, PROOF_CHAIN_INVALID, PROOF_CRYPTOSUITE_UNSUPPORTED,
    /// ALG_NOT_ALLOWED, CONTEXT_UNAVAILABLE, those of JSON canonicalization, JSON-LD and RDF; never throws. Source: section 4.3.
    /// </remarks>
    /// <param name="document">The document, an object.</param>
    /// <param name="options">What the proof says.</param>
    /// <param name="key">The key.</param>
    /// <returns>The document with the proof.</returns>
    public Result<StrictJson> AddProof(StrictJson document, ProofOptions options, SigningKey key)
    {
        if (document.ValueKind != JsonValueKind.Object)
        {
            return NoObject();
        }

        IReadOnlyList<StrictJson> proofs = document.TryGetProperty("proof", out var given)
            ? given.ValueKind == JsonValueKind.Array ? [.. given.EnumerateArray()] : [given]
            : [];
        if (proofs.Any(proof => proof.ValueKind != JsonValueKind.Object))
        {
            return new Problem(ProblemCodes.ProofInvalid, "proof is neither an object nor a list of objects.", "/proof");
        }

        var previous = proofs.Where(proof => options.PreviousProof.Contains(proof.FindString("id"), StringComparer.Ordinal)).ToList();
        if (previous.Count != options.PreviousProof.Count)
        {
            return new Problem(ProblemCodes.ProofChainInvalid, "A previousProof names a proof that the document does not carry.", "/proof");
        }

        var isJsonLd = Cryptosuites.Find(options.Cryptosuite) is { StatesContext: false };
        var secured = ContextInjection.Inject(document, isJsonLd);
        var made = CreateProof(secured, previous, options, key);
        if (!made.IsSuccess)
        {
            return made;
        }

        secured = secured.With("proof", proofs.Count == 0 ? made.Value : JsonList.Of([.. proofs, made.Value]));
        var read = SecuredDocument.Read(secured);
        return read.IsSuccess ? secured : Result<StrictJson>.Failure(read.Problems);
    }

    /// <summary>Makes a proof of a document as it stands, to be kept beside it or in it.</summary>
    /// <remarks>Errors: as <see cref="AddProof"/>; never throws.</remarks>
    /// <param name="document">The document, an object; its member <c>proof</c> is left out.</param>
    /// <param name="options">What the proof says; it follows no other.</param>
    /// <param name="key">The key.</param>
    /// <returns>The proof.</returns>
    public Result<StrictJson> CreateProof(StrictJson document, ProofOptions options, SigningKey key)
    {
        if (document.ValueKind != JsonValueKind.Object)
        {
            return NoObject();
        }

        return options.PreviousProof.Count > 0
            ? new Problem(ProblemCodes.ProofChainInvalid, "The proof would follow others, which do not stand here.", "/previousProof")
            : CreateProof(document, [], options, key);
    }

    /// <summary>The bytes that are signed: the hash of the proof options, then that of the document.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="document">The document.</param>
    /// <param name="proof">The proof; its proofValue counts for nothing.</param>
    /// <param name="type">The key's type.</param>
    /// <param name="pointer">Where the proof stands.</param>
    internal static Result<byte[]> HashData(ICryptosuite suite, UnsecuredDocument document, StrictJson proof, KeyType type, string pointer)
    {
        var transformed = suite.Transform(document, proof, type);
        if (!transformed.IsSuccess)
        {
            return Result<byte[]>.Failure(transformed.Problems);
        }

        var options = suite.TransformOptions(document, proof, type);
        return options.IsSuccess
            ? (byte[])[.. Hash(type, options.Value.Span), .. Hash(type, transformed.Value.Span)]
            : Result<byte[]>.Failure([.. options.Problems.Select(problem => In(pointer, problem))]);
    }

    private static byte[] Hash(KeyType type, ReadOnlySpan<byte> bytes) => type == KeyType.P384 ? SHA384.HashData(bytes) : SHA256.HashData(bytes);

    private Problem? VerifyOne(
        SecuredDocument document, UnsecuredDocument alone, DocumentProof entry, Func<DataIntegrityProof, Result<VerificationKey>> keyOf, ProofExpectation expected)
    {
        if (!entry.Proof.IsSuccess)
        {
            return In(entry.Pointer, entry.Proof.Problems[0]);
        }

        // Whatever costs nothing comes before the key, which may have to be asked for.
        var proof = entry.Proof.Value;
        if (expected.Check(proof.Options) is { } unwanted)
        {
            return In(entry.Pointer, unwanted);
        }

        var key = keyOf(proof);
        if (!key.IsSuccess)
        {
            return key.Problems[0];
        }

        var unsecured = entry.PreviousProofs.Count == 0 ? alone : new UnsecuredDocument(document.Json, document.PreviousOf(entry), _rdf);
        return VerifySignature(unsecured, proof, key.Value, entry.Pointer);
    }

    /// <summary>A proof holds only where those that it follows do, and where they are open, so is it (section 4.5).</summary>
    private static Problem? OfPrevious(DocumentProof proof, Problem?[] problems) =>
        proof.PreviousProofs.Select(index => problems[index]).FirstOrDefault(problem => problem is not null) is not { } problem
            ? null
            : ProofResult.LeavesOpen(problem) ? problem : new(ProblemCodes.ProofChainInvalid, "The proof follows one that does not hold.", $"{proof.Pointer}/previousProof");

    private static Problem? VerifySignature(UnsecuredDocument document, DataIntegrityProof proof, VerificationKey key, string pointer)
    {
        if (!proof.Suite.Fits(key.Type))
        {
            return new(ProblemCodes.AlgNotAllowed, $"{proof.Suite.Name} is not made with keys of the type {key.Type}.", $"{pointer}/verificationMethod");
        }

        var hashData = HashData(proof.Suite, document, proof.Json, key.Type, pointer);
        if (!hashData.IsSuccess)
        {
            return hashData.Problems[0];
        }

        return key.Verify(hashData.Value, proof.Signature)
            ? null
            : new(ProblemCodes.ProofSignatureInvalid, "The signature is not of this key over this document; one of them was changed.", $"{pointer}/proofValue");
    }

    private Result<StrictJson> CreateProof(StrictJson document, IReadOnlyList<StrictJson> previous, ProofOptions options, SigningKey key)
    {
        if (Cryptosuites.Find(DataIntegrityProof.Type, options.Cryptosuite) is not { } suite)
        {
            return new Problem(ProblemCodes.ProofCryptosuiteUnsupported, "Proofs are not made with this cryptosuite here; eddsa-rdfc-2022 is one that they are made with.");
        }

        if (!suite.Fits(key.VerificationKey.Type))
        {
            return new Problem(ProblemCodes.AlgNotAllowed, $"{suite.Name} is not made with keys of the type {key.VerificationKey.Type}.");
        }

        var proof = ProofJson.Of(options);
        if (suite.StatesContext && document.TryGetProperty("@context", out var context))
        {
            proof = proof.With("@context", context);
        }

        var hashData = HashData(suite, new UnsecuredDocument(document, previous, _rdf), proof, key.VerificationKey.Type, "");
        return hashData.IsSuccess
            ? proof.With("proofValue", Multibase.Encode(key.Sign(hashData.Value)))
            : Result<StrictJson>.Failure(hashData.Problems);
    }

    private static Problem In(string pointer, Problem problem) => problem with { Pointer = pointer + problem.Pointer };

    private static Problem NoObject() => new(ProblemCodes.ProofInvalid, "A proof is made of a JSON object.");
}
