namespace Untp.Core.Summaries;

/// <summary>What a credential, or one of its assessments, is about. Immutable.</summary>
/// <param name="Kind">product, facility, party, attestation or event.</param>
/// <param name="Id">Its identifier; null where none is stated.</param>
/// <param name="Name">Its name; null where none is stated.</param>
/// <param name="RegisteredId">Its identifier within its scheme; null where none is stated.</param>
/// <param name="BatchNumber">Its batch; null where none is stated.</param>
/// <param name="ItemNumber">Its serial number; null where none is stated.</param>
/// <param name="ProducedAt">The facility where a product was made; null where none is stated.</param>
public sealed record SummarySubject(
    string Kind,
    string? Id,
    string? Name,
    string? RegisteredId = null,
    string? BatchNumber = null,
    string? ItemNumber = null,
    SummaryReference? ProducedAt = null);
