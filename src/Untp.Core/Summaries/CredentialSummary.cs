namespace Untp.Core.Summaries;

/// <summary>What a UNTP credential says, in one form for all versions. Immutable.</summary>
/// <param name="Subjects">Products, facilities, parties or events that it is about.</param>
/// <param name="Parties">Who has to do with it, its issuer first.</param>
/// <param name="Claims">Claims, or assessments; scorecards of 0.6 too, which are claims since 0.7.0.</param>
/// <param name="Evidence">What supports an attestation as a whole: certificate, auditable evidence.</param>
/// <param name="Materials">What products are made of, and what facilities consumed.</param>
/// <param name="Characteristics">What industries tell of their products, at most 200.</param>
/// <param name="Unmapped">RFC 6901 pointers to the members of its subject that have no place here, each with all below it; at most 200.</param>
public sealed record CredentialSummary(
    IReadOnlyList<SummarySubject> Subjects,
    IReadOnlyList<SummaryParty> Parties,
    IReadOnlyList<SummaryClaim> Claims,
    IReadOnlyList<SummaryReference> Evidence,
    IReadOnlyList<SummaryMaterial> Materials,
    IReadOnlyList<SummaryCharacteristic> Characteristics,
    IReadOnlyList<string> Unmapped);
