namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>What a proof says besides its value. Source: Verifiable Credential Data Integrity 1.0, section 2.1. Immutable.</summary>
/// <param name="Cryptosuite">The suite, such as <c>eddsa-jcs-2022</c>.</param>
/// <param name="VerificationMethod">The key's absolute URL.</param>
/// <param name="ProofPurpose">What the proof is for, such as <c>assertionMethod</c>.</param>
/// <param name="Created">When it was made; written in UTC to the second. Null: not stated.</param>
/// <param name="Expires">When it ends; written in UTC to the second. Null: never.</param>
public sealed record ProofOptions(
    string Cryptosuite,
    string VerificationMethod,
    string ProofPurpose,
    DateTimeOffset? Created = null,
    DateTimeOffset? Expires = null);
