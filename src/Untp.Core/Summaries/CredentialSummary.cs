namespace Untp.Core.Summaries;

/// <summary>What a UNTP credential says, in one form for all versions. Immutable.</summary>
/// <param name="Subjects">Products, facilities, parties or events that it is about.</param>
/// <param name="Parties">Who has to do with it, its issuer first.</param>
/// <param name="Claims">Claims, or assessments.</param>
/// <param name="Unmapped">RFC 6901 pointers to the members of its subject that have no place here, each with all below it; at most 200.</param>
public sealed record CredentialSummary(
    IReadOnlyList<SummarySubject> Subjects,
    IReadOnlyList<SummaryParty> Parties,
    IReadOnlyList<SummaryClaim> Claims,
    IReadOnlyList<string> Unmapped);
