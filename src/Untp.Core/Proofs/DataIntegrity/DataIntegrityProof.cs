using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>One proof of type DataIntegrityProof, nothing of it trusted before <see cref="Verify"/>. Immutable. Threads: safe.</summary>
/// <remarks>Source: Verifiable Credential Data Integrity 1.0, sections 2.1 and 4; proof chains (<c>previousProof</c>) are not read.</remarks>
public sealed class DataIntegrityProof
{
    /// <summary>The proof's <c>type</c>.</summary>
    public const string Type = "DataIntegrityProof";

    // A signature of 96 bytes has at most 132 characters.
    private const int MaxProofValueChars = 256;

    private readonly ICryptosuite _suite;
    private readonly JsonElement _options;
    private readonly byte[] _signature;

    private DataIntegrityProof(ICryptosuite suite, JsonElement options, byte[] signature, ProofOptions stated)
    {
        (_suite, _options, _signature) = (suite, options, signature);
        Options = stated;
    }

    /// <summary>What the proof says.</summary>
    public ProofOptions Options { get; }

    /// <summary>Reads a proof.</summary>
    /// <remarks>Errors: PROOF_INVALID, PROOF_CRYPTOSUITE_UNSUPPORTED; never throws.</remarks>
    /// <param name="proof">The proof: one object.</param>
    public static Result<DataIntegrityProof> Read(JsonElement proof)
    {
        if (Text(proof, "type") != Type)
        {
            return Invalid("The proof is no object of the type DataIntegrityProof.", "/type");
        }

        if (Text(proof, "cryptosuite") is not { } name || Cryptosuites.Find(name) is not { } suite)
        {
            return new Problem(ProblemCodes.ProofCryptosuiteUnsupported, "The proof's cryptosuite is not used here; eddsa-jcs-2022 is.", "/cryptosuite");
        }

        if (Text(proof, "verificationMethod") is not { } method || Text(proof, "proofPurpose") is not { } purpose)
        {
            return Invalid("The proof lacks its verificationMethod or its proofPurpose.");
        }

        if (proof.TryGetProperty("previousProof", out _))
        {
            return Invalid("The proof follows another (previousProof); proof chains are not read here.", "/previousProof");
        }

        if (!TryMoment(proof, "created", out var created) || !TryMoment(proof, "expires", out var expires))
        {
            return Invalid("created or expires is not a date and time with its zone, such as 2026-01-31T12:00:00Z.");
        }

        return Text(proof, "proofValue") is ['z', ..] value && Base58Btc.Decode(value.AsSpan(1), MaxProofValueChars) is { } signature
            ? new DataIntegrityProof(suite, proof.Without("proofValue"), signature, new(name, method, purpose, created, expires))
            : Invalid("proofValue is not a signature in multibase base58btc, which begins with z.", "/proofValue");
    }

    /// <summary>Why the proof does not hold for a document; null where it does.</summary>
    /// <remarks>
    /// Whether the key may be used by whoever the document speaks for is the caller's question.
    /// Errors: PROOF_INVALID, PROOF_PURPOSE_MISMATCH, PROOF_EXPIRED, PROOF_CONTEXT_MISMATCH, ALG_NOT_ALLOWED, PROOF_SIGNATURE_INVALID and those of
    /// <see cref="Jcs"/>; never throws for what <see cref="StrictJsonReader"/> has read. Source: Data Integrity 1.0, section 4.4; Data Integrity EdDSA Cryptosuites v1.0, section 3.3.2.
    /// </remarks>
    /// <param name="document">The document, an object; its member <c>proof</c> is left out.</param>
    /// <param name="key">The key that <see cref="ProofOptions.VerificationMethod"/> names.</param>
    /// <param name="purpose">The purpose that is expected.</param>
    /// <param name="at">The moment at which the proof must not have expired.</param>
    public Problem? Verify(JsonElement document, VerificationKey key, string purpose, DateTimeOffset at)
    {
        if (document.ValueKind != JsonValueKind.Object)
        {
            return Invalid("A proof is made of a JSON object.");
        }

        if (Options.ProofPurpose != purpose)
        {
            return new(ProblemCodes.ProofPurposeMismatch, $"The proof is not made for {purpose}.", "/proofPurpose");
        }

        if (Options.Expires < at)
        {
            return new(ProblemCodes.ProofExpired, $"The proof was valid until {Options.Expires:u}, no longer at {at:u}.", "/expires");
        }

        if (!_suite.Fits(key.Type))
        {
            return new(ProblemCodes.AlgNotAllowed, $"{_suite.Name} is not made with keys of the type {key.Type}.", "/cryptosuite");
        }

        var unsecured = document.Without("proof");
        if (_options.TryGetProperty("@context", out var context))
        {
            if (!unsecured.TryGetProperty("@context", out var given) || !StartsWith(given, context))
            {
                return new(ProblemCodes.ProofContextMismatch, "The document's @context does not begin with that of the proof.", "/@context");
            }

            unsecured = unsecured.With("@context", context);
        }

        var hashData = _suite.HashData(unsecured, _options, key.Type);
        if (!hashData.IsSuccess)
        {
            return hashData.Problems[0];
        }

        return key.Verify(hashData.Value, _signature)
            ? null
            : new(ProblemCodes.ProofSignatureInvalid, "The signature is not of this key over this document; one of them was changed.", "/proofValue");
    }

    /// <summary>Makes a proof of a document.</summary>
    /// <remarks>
    /// Errors: PROOF_CRYPTOSUITE_UNSUPPORTED, ALG_NOT_ALLOWED, PROOF_INVALID and those of <see cref="Jcs"/>; never throws.
    /// Source: Data Integrity EdDSA Cryptosuites v1.0, section 3.3.1.
    /// </remarks>
    /// <param name="document">The document, an object; its member <c>proof</c> is left out.</param>
    /// <param name="options">What the proof says.</param>
    /// <param name="key">The key.</param>
    /// <returns>The proof, to be put into the document as <c>proof</c>.</returns>
    public static Result<JsonElement> Create(JsonElement document, ProofOptions options, SigningKey key)
    {
        if (Cryptosuites.Find(options.Cryptosuite) is not { } suite)
        {
            return new Problem(ProblemCodes.ProofCryptosuiteUnsupported, "The cryptosuite is not used here; eddsa-jcs-2022 is.");
        }

        if (!suite.Fits(key.VerificationKey.Type))
        {
            return new Problem(ProblemCodes.AlgNotAllowed, $"{suite.Name} is not made with keys of the type {key.VerificationKey.Type}.");
        }

        if (document.ValueKind != JsonValueKind.Object)
        {
            return Invalid("A proof is made of a JSON object.");
        }

        var unsecured = document.Without("proof");
        var proof = ToJson(options);
        if (unsecured.TryGetProperty("@context", out var context))
        {
            proof = proof.With("@context", context);
        }

        var hashData = suite.HashData(unsecured, proof, key.VerificationKey.Type);
        return hashData.IsSuccess
            ? proof.With("proofValue", Multibase.Encode(key.Sign(hashData.Value)))
            : Result<JsonElement>.Failure(hashData.Problems);
    }

    private static JsonElement ToJson(ProofOptions options)
    {
        var proof = new JsonObject { ["type"] = Type, ["cryptosuite"] = options.Cryptosuite };
        if (options.Created is { } created)
        {
            proof["created"] = DateTimeStamp.Write(created);
        }

        if (options.Expires is { } expires)
        {
            proof["expires"] = DateTimeStamp.Write(expires);
        }

        proof["verificationMethod"] = options.VerificationMethod;
        proof["proofPurpose"] = options.ProofPurpose;
        return JsonSerializer.SerializeToElement(proof);
    }

    /// <summary>True where the document's contexts are those of the proof, then perhaps more. A single one is a list of one.</summary>
    private static bool StartsWith(JsonElement given, JsonElement context)
    {
        IReadOnlyList<JsonElement> all = List(given);
        IReadOnlyList<JsonElement> first = List(context);
        return first.Count <= all.Count && first.Zip(all).All(pair => JsonElement.DeepEquals(pair.First, pair.Second));
    }

    private static IReadOnlyList<JsonElement> List(JsonElement context) =>
        context.ValueKind == JsonValueKind.Array ? [.. context.EnumerateArray()] : [context];

    private static bool TryMoment(JsonElement proof, string name, out DateTimeOffset? moment)
    {
        moment = Text(proof, name) is { } text ? DateTimeStamp.Read(text) : null;
        return moment is not null || !proof.TryGetProperty(name, out _);
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static Problem Invalid(string message, string pointer = "") => new(ProblemCodes.ProofInvalid, message, pointer);
}
