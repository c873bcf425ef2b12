using Untp.Core.Problems;

namespace Untp.Verifier.Verifications;

/// <summary>One line of the answer to a batch: a report, or the problems of a line that could not be read.</summary>
/// <param name="Id">As the line stated it; null where it stated none.</param>
/// <param name="Report">The report; null where the line could not be read.</param>
/// <param name="Problems">Why the line could not be read; null where it could.</param>
internal sealed record BatchLine(string? Id, ReportBody? Report, IReadOnlyList<ReportBody.ProblemItem>? Problems)
{
    public static BatchLine From(string? id, IReadOnlyList<Problem> problems) =>
        new(id, null, ReportBody.ProblemItem.From(problems));
}
