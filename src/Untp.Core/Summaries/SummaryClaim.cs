namespace Untp.Core.Summaries;

/// <summary>One claim, or one assessment. Immutable.</summary>
/// <param name="Id">Its identifier; null where none is stated.</param>
/// <param name="Name">Its name, else its description; null where none is stated.</param>
/// <param name="Topics">What it is about.</param>
/// <param name="Criteria">What it is held against.</param>
/// <param name="Standards">Standards and regulations.</param>
/// <param name="Values">What was measured or scored.</param>
/// <param name="Conformance">Whether it was passed; null where that is not stated.</param>
/// <param name="Evidence">What supports it.</param>
/// <param name="Subjects">What was assessed; empty where it is the subject of the credential.</param>
public sealed record SummaryClaim(
    string? Id,
    string? Name,
    IReadOnlyList<SummaryTopic> Topics,
    IReadOnlyList<SummaryReference> Criteria,
    IReadOnlyList<SummaryReference> Standards,
    IReadOnlyList<SummaryValue> Values,
    bool? Conformance,
    IReadOnlyList<SummaryReference> Evidence,
    IReadOnlyList<SummarySubject> Subjects);
