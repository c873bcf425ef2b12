namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>What a proof says besides its value. Source: Verifiable Credential Data Integrity 1.0, section 2.1. Immutable.</summary>
/// <param name="Cryptosuite">The suite, such as <c>eddsa-jcs-2022</c>; of a proof whose type alone names the suite, that type.</param>
/// <param name="VerificationMethod">The key's absolute URL.</param>
/// <param name="ProofPurpose">What the proof is for, such as <c>assertionMethod</c>.</param>
/// <param name="Created">When it was made; written in UTC to the second. Null: not stated.</param>
/// <param name="Expires">When it ends; written in UTC to the second. Null: never.</param>
public sealed record ProofOptions(
    string Cryptosuite,
    string VerificationMethod,
    string ProofPurpose,
    DateTimeOffset? Created = null,
    DateTimeOffset? Expires = null)
{
    /// <summary>The proof's own URL, by which a later one names it. Null: none.</summary>
    public string? Id { get; init; }

    /// <summary>Where the proof is meant to be used; empty: anywhere.</summary>
    public IReadOnlyList<string> Domain { get; init; } = [];

    /// <summary>What the verifier asked to be signed, against replay. Null: nothing.</summary>
    public string? Challenge { get; init; }

    /// <summary>What its maker added so that two proofs are never alike. Null: nothing.</summary>
    public string? Nonce { get; init; }

    /// <summary>The ids of the proofs that this one is made over besides the document; empty: none.</summary>
    public IReadOnlyList<string> PreviousProof { get; init; } = [];
}
