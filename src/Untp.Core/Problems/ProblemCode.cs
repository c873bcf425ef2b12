namespace Untp.Core.Problems;

/// <summary>
/// A stable name for one cause of refusal, described with cause and remedy in docs/errors.md.
/// All codes stand in <see cref="ProblemCodes"/>.
/// </summary>
/// <param name="Id">SCREAMING_SNAKE_CASE, area first, such as <c>PROOF_SIGNATURE_INVALID</c>. Programs may branch on it.</param>
/// <param name="Kind">What sort of refusal it is.</param>
/// <param name="Title">A few words for a person, the same for every occurrence.</param>
public sealed record ProblemCode(string Id, ProblemKind Kind, string Title)
{
    /// <summary>The code's <see cref="Id"/>.</summary>
    public override string ToString() => Id;
}
