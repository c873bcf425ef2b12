using Untp.Core.Credentials;
using Untp.Core.Summaries;
using Untp.Core.Vocabulary;

namespace Untp.Core.Verification;

/// <summary>The verdict over one credential and how it came about. Immutable.</summary>
/// <param name="Outcome">The verdict.</param>
/// <param name="Summary">One sentence for a person.</param>
/// <param name="Checks">Every check, in the order of the pipeline.</param>
/// <param name="Issuer">The issuer as the credential states it; proven only where check <c>proof.signature</c> passed. Null where it states none.</param>
/// <param name="IssuerTrust">Why the issuer is trusted.</param>
/// <param name="UntpType">Type and version as the credential states them; null where it states none.</param>
/// <param name="KeyAsOf">When the key that was used was read from its source; null where none was.</param>
/// <param name="StatusAsOf">When the oldest status list that was used was read from its source; null where none was.</param>
public sealed record VerificationReport(
    Outcome Outcome,
    string Summary,
    IReadOnlyList<CheckResult> Checks,
    string? Issuer,
    IssuerTrust IssuerTrust,
    UntpType? UntpType,
    DateTimeOffset? KeyAsOf,
    DateTimeOffset? StatusAsOf)
{
    /// <summary>
    /// The contexts that the credential names and a vocabulary table knows, each with the SHA-256 of what is published at its URL (lower-case
    /// hexadecimal), in its order; another context is left out.
    /// </summary>
    /// <remarks>Shape: facts of the tables, put together whenever this is read; nothing is hashed.</remarks>
    public IReadOnlyDictionary<string, string> ContextDigests => Vocabularies.DigestsOf(Contexts);

    /// <summary>What anchored the issuer; null where nothing did.</summary>
    public IssuerAnchor? Anchor { get; init; }

    /// <summary>What the credential says, proven only where check <c>proof.signature</c> passed; null where it was not asked for, or could not be read.</summary>
    public CredentialSummary? SubjectSummary { get; init; }

    /// <summary>The contexts that the credential names.</summary>
    internal IReadOnlyList<string> Contexts { get; init; } = [];
}
