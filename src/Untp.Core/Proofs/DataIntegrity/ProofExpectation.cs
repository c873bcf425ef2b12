using Untp.Core.Problems;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>What whoever verifies wants a proof to say. Immutable. Source: Verifiable Credential Data Integrity 1.0, section 4.4.</summary>
/// <param name="ProofPurpose">What it has to be made for.</param>
/// <param name="At">The moment at which it must not have expired.</param>
public sealed record ProofExpectation(string ProofPurpose, DateTimeOffset At)
{
    /// <summary>The domains that it has to name, these and no others, in any order. Null: whatever it names.</summary>
    public IReadOnlyList<string>? Domain { get; init; }

    /// <summary>The challenge that it has to answer. Null: whatever it answers.</summary>
    public string? Challenge { get; init; }

    /// <summary>Why the options are not what is wanted; null where they are. Errors: PROOF_PURPOSE_MISMATCH, PROOF_EXPIRED, PROOF_DOMAIN_MISMATCH, PROOF_CHALLENGE_MISMATCH.</summary>
    /// <param name="options">What the proof says.</param>
    internal Problem? Check(ProofOptions options)
    {
        if (options.ProofPurpose != ProofPurpose)
        {
            return new(ProblemCodes.ProofPurposeMismatch, $"The proof is not made for {ProofPurpose}.", "/proofPurpose");
        }

        if (options.Expires < At)
        {
            return new(ProblemCodes.ProofExpired, $"The proof was valid until {options.Expires:u}, no longer at {At:u}.", "/expires");
        }

        if (Domain is { } domain && !domain.ToHashSet(StringComparer.Ordinal).SetEquals(options.Domain))
        {
            return new(ProblemCodes.ProofDomainMismatch, "The proof is made for another domain than this one; ask for one that names it.", "/domain");
        }

        return Challenge is { } challenge && challenge != options.Challenge
            ? new(ProblemCodes.ProofChallengeMismatch, "The proof does not answer the challenge that was given; it may be an old one sent again.", "/challenge")
            : null;
    }
}
