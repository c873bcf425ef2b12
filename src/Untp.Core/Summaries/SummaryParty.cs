namespace Untp.Core.Summaries;

/// <summary>A party and its part. Immutable.</summary>
/// <param name="Role">A code of the list party-role, or issuer, issuedTo.</param>
/// <param name="Id">Its identifier; null where none is stated.</param>
/// <param name="Name">Its name; null where none is stated.</param>
public sealed record SummaryParty(string Role, string? Id, string? Name);
