using Untp.Core.Problems;
using Untp.Core.Verification;
using Untp.Core.Verification.Presentations;

namespace Untp.Verifier.Verifications;

/// <summary>A report on a presentation in its JSON form.</summary>
/// <param name="Outcome"><c>valid</c>, <c>invalid</c> or <c>indeterminate</c>: of the presentation and all its credentials together.</param>
/// <param name="Summary">One sentence for a person.</param>
/// <param name="Checks">The presentation's own checks.</param>
/// <param name="Holder">The holder as stated; null where none is.</param>
/// <param name="Credentials">One line a credential, in the order of the presentation.</param>
internal sealed record PresentationReportBody(
    string Outcome,
    string Summary,
    IReadOnlyList<ReportBody.CheckBody> Checks,
    string? Holder,
    IReadOnlyList<PresentationReportBody.CredentialItem> Credentials)
{
    public static PresentationReportBody From(PresentationReport report) => new(
        ReportBody.NameOf(report.Outcome),
        report.Summary,
        [.. report.Checks.Select(ReportBody.CheckBody.From)],
        report.Holder,
        [.. report.Credentials.Select(CredentialItem.From)]);

    /// <summary>One credential: its report, or the problems of one that could not be read.</summary>
    internal sealed record CredentialItem(ReportBody? Report, IReadOnlyList<ReportBody.ProblemItem>? Problems)
    {
        public static CredentialItem From(Result<VerificationReport> report) => report.IsSuccess
            ? new(ReportBody.From(report.Value), null)
            : new(null, ReportBody.ProblemItem.From(report.Problems));
    }
}
