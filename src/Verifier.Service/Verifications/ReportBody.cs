using Untp.Core.Problems;
using Untp.Core.Summaries;
using Untp.Core.Verification;

namespace Untp.Verifier.Verifications;

/// <summary>A report in its JSON form.</summary>
/// <param name="Outcome"><c>valid</c>, <c>invalid</c> or <c>indeterminate</c>.</param>
/// <param name="Summary">One sentence for a person.</param>
/// <param name="Checks">Every check, in the order of the pipeline.</param>
/// <param name="Issuer">The issuer as stated.</param>
/// <param name="Type">UNTP type as stated; null where none is.</param>
/// <param name="UntpVersion">UNTP version as stated; null where none is.</param>
/// <param name="KeyAsOf">When the key that was used was read from its source.</param>
/// <param name="StatusAsOf">When the oldest status list that was used was read from its source.</param>
/// <param name="ContextDigests">SHA-256 of what is published at the URL of each context that is known, lower-case hexadecimal.</param>
/// <param name="SubjectSummary">What the credential says, in one form for all versions; null where it was not asked for.</param>
internal sealed record ReportBody(
    string Outcome,
    string Summary,
    IReadOnlyList<ReportBody.CheckBody> Checks,
    ReportBody.IssuerBody? Issuer,
    string? Type,
    string? UntpVersion,
    DateTimeOffset? KeyAsOf,
    DateTimeOffset? StatusAsOf,
    IReadOnlyDictionary<string, string> ContextDigests,
    CredentialSummary? SubjectSummary)
{
    public static ReportBody From(VerificationReport report) => new(
        NameOf(report.Outcome),
        report.Summary,
        [.. report.Checks.Select(CheckBody.From)],
        report.Issuer is null ? null : new IssuerBody(report.Issuer, NameOf(report.IssuerTrust), report.Anchor is null ? null : AnchorBody.From(report.Anchor)),
        report.UntpType?.Name,
        report.UntpType?.Version,
        report.KeyAsOf,
        report.StatusAsOf,
        report.ContextDigests,
        report.SubjectSummary);

    // Enum names are the contract's words but for the first letter.
    public static string NameOf<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>One check; <c>code</c>, <c>message</c> and <c>pointer</c> are those of its first problem. Warnings decide nothing.</summary>
    internal sealed record CheckBody(
        string Name,
        string Outcome,
        bool Required,
        string? Code,
        string? Message,
        string? Pointer,
        bool Retryable,
        long DurationMicros,
        IReadOnlyList<ProblemItem> Problems,
        IReadOnlyList<ProblemItem> Warnings)
    {
        public static CheckBody From(CheckResult check)
        {
            var problems = ProblemItem.From(check.Finding.Problems);
            var first = problems.Count > 0 ? problems[0] : null;
            return new CheckBody(
                check.Name,
                NameOf(check.Finding.Outcome),
                check.IsRequired,
                first?.Code,
                first?.Message,
                first?.Pointer,
                check.Finding.IsRetryable,
                (long)check.Duration.TotalMicroseconds,
                problems,
                ProblemItem.From(check.Finding.Warnings));
        }
    }

    /// <summary>One problem of a check.</summary>
    internal sealed record ProblemItem(string Code, string Message, string Pointer)
    {
        public static IReadOnlyList<ProblemItem> From(IReadOnlyList<Problem> problems) =>
            [.. problems.Select(problem => new ProblemItem(problem.Code.Id, problem.Message, problem.Pointer))];
    }

    /// <summary>The issuer and why it is trusted: <c>listed</c>, <c>anchored</c> with what anchored it, or <c>unknown</c>.</summary>
    internal sealed record IssuerBody(string Id, string Trust, AnchorBody? Anchor);

    /// <summary>The verified Digital Identity Anchor: where it was read, whose it is, and what it says of the issuer.</summary>
    internal sealed record AnchorBody(
        string? Id,
        string Issuer,
        string Url,
        string? RegisteredId,
        string? RegisteredName,
        string? SchemeId,
        string? RegisterType,
        IReadOnlyList<string> Scopes,
        bool Reciprocal)
    {
        public static AnchorBody From(IssuerAnchor anchor) => new(
            anchor.Id, anchor.Issuer, anchor.Url, anchor.RegisteredId, anchor.RegisteredName, anchor.SchemeId, anchor.RegisterType, anchor.Scopes, anchor.IsReciprocal);
    }
}
