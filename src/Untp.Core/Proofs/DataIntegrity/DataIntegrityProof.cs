using System.Text.Json;
using Untp.Core.Identifiers;
using Untp.Core.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>One proof, read; nothing of it is trusted before <see cref="DataIntegrity"/> has verified it. Immutable. Threads: safe.</summary>
/// <remarks>Source: Verifiable Credential Data Integrity 1.0, section 2.1.</remarks>
public sealed class DataIntegrityProof
{
    /// <summary>The <c>type</c> of a proof that names its suite by <c>cryptosuite</c>.</summary>
    public const string Type = "DataIntegrityProof";

    // A signature of 96 bytes has at most 132 characters.
    private const int MaxProofValueChars = 256;
    private const int MaxDomains = 16;

    private DataIntegrityProof(ICryptosuite suite, StrictJson json, byte[] signature, ProofOptions options)
    {
        (Suite, Json, Signature) = (suite, json, signature);
        Options = options;
    }

    /// <summary>What the proof says.</summary>
    public ProofOptions Options { get; }

    /// <summary>True where what is signed are the statements that the document's contexts make of it, not its JSON.</summary>
    public bool ReadsContexts => !Suite.StatesContext;

    internal ICryptosuite Suite { get; }

    /// <summary>The proof as it stands.</summary>
    internal StrictJson Json { get; }

    internal byte[] Signature { get; }

    /// <summary>Reads a proof.</summary>
    /// <remarks>
    /// Limits: 256 characters of proofValue, 16 domains, as many previous proofs as <see cref="SecuredDocument.MaxProofs"/>.
    /// Errors: PROOF_INVALID, PROOF_CRYPTOSUITE_UNSUPPORTED; never throws for what <see cref="LinkedData.Json.StrictJsonReader"/> has read.
    /// </remarks>
    /// <param name="proof">The proof: one object.</param>
    public static Result<DataIntegrityProof> Read(StrictJson proof)
    {
        if (proof.FindString("type") is not { } type)
        {
            return Invalid("The proof is no object with a type.", "/type");
        }

        var cryptosuite = proof.FindString("cryptosuite");
        if ((type == Type) != (cryptosuite is not null) && (type == Type || Cryptosuites.Find(type) is not null))
        {
            return Invalid("A proof of the type DataIntegrityProof names its suite as cryptosuite, one of another type by its type alone.", "/cryptosuite");
        }

        if (Cryptosuites.Find(type, cryptosuite) is not { } suite)
        {
            return new Problem(ProblemCodes.ProofCryptosuiteUnsupported, $"The proof is made with a suite that is not used here; {Cryptosuites.Names} are.", type == Type ? "/cryptosuite" : "/type");
        }

        var options = ReadOptions(proof, suite.Name);
        if (!options.IsSuccess)
        {
            return Result<DataIntegrityProof>.Failure(options.Problems);
        }

        // Each of the suites demands base58btc.
        return proof.FindString("proofValue") is ['z', ..] value && Base58Btc.Decode(value.AsSpan(1), MaxProofValueChars) is { } signature
            ? new DataIntegrityProof(suite, proof, signature, options.Value)
            : Invalid("proofValue is not a signature in multibase base58btc, which begins with z.", "/proofValue");
    }

    private static Result<ProofOptions> ReadOptions(StrictJson proof, string suite)
    {
        if (proof.FindString("verificationMethod") is not { } method || proof.FindString("proofPurpose") is not { } purpose)
        {
            return Invalid("The proof lacks its verificationMethod or its proofPurpose.");
        }

        if (!TryMoment(proof, "created", out var created) || !TryMoment(proof, "expires", out var expires))
        {
            return Invalid("created or expires is not a date and time, such as 2026-01-31T12:00:00Z.");
        }

        if (Array.Find(["id", "challenge", "nonce"], name => proof.TryGetProperty(name, out _) && proof.FindString(name) is null) is { } malformed)
        {
            return Invalid($"{malformed} of the proof is not a string.", $"/{malformed}");
        }

        var id = proof.FindString("id");
        if (id is not null && !AbsoluteUrl.Is(id))
        {
            return Invalid("id of the proof is not a URL, such as urn:uuid and a UUID.", "/id");
        }

        return TryTexts(proof, "domain", MaxDomains) is not { } domain
            ? Invalid($"domain is neither a string nor a list of at most {MaxDomains}.", "/domain")
            : TryTexts(proof, "previousProof", SecuredDocument.MaxProofs) is not { } previous
            ? Invalid("previousProof is neither the id of a proof nor a list of some.", "/previousProof")
            : new ProofOptions(suite, method, purpose, created, expires)
            {
                Id = id,
                Domain = domain,
                Challenge = proof.FindString("challenge"),
                Nonce = proof.FindString("nonce"),
                PreviousProof = previous,
            };
    }

    private static bool TryMoment(StrictJson proof, string name, out DateTimeOffset? moment)
    {
        // Section 2.1: one without an offset is written wrongly, and means UTC.
        moment = proof.FindString(name) is { } text ? DateTimeStamp.ReadOrUtc(text) : null;
        return moment is not null || !proof.TryGetProperty(name, out _);
    }

    /// <summary>A string or a list of some; empty where there is no such member, null where it is something else.</summary>
    internal static IReadOnlyList<string>? TryTexts(StrictJson proof, string name, int max)
    {
        if (!proof.TryGetProperty(name, out var value))
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return [value.GetString()!];
        }

        return value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.GetArrayLength() <= max && value.EnumerateArray().All(text => text.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(text => text.GetString()!)]
            : null;
    }

    private static Problem Invalid(string message, string pointer = "") => new(ProblemCodes.ProofInvalid, message, pointer);
}
