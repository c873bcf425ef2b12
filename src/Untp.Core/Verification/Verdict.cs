using Untp.Core.Verification.Checks;

namespace Untp.Core.Verification;

/// <summary>From findings to a verdict: failed wins over inconclusive, inconclusive over passed.</summary>
internal static class Verdict
{
    public static Outcome Of(IReadOnlyList<CheckResult> results)
    {
        var outcome = Outcome.Valid;
        for (var i = 0; i < results.Count; i++)
        {
            var (_, finding, isRequired, _) = results[i];
            if (isRequired && finding.Outcome == CheckOutcome.Failed)
            {
                return Outcome.Invalid;
            }

            if (isRequired && finding.Outcome is not (CheckOutcome.Passed or CheckOutcome.NotApplicable))
            {
                outcome = Outcome.Indeterminate;
            }
        }

        return outcome;
    }

    public static string Summarize(Outcome outcome, IReadOnlyList<CheckResult> results, IssuerTrust trust, IssuerAnchor? anchor = null) => outcome switch
    {
        Outcome.Valid when anchor is not null =>
            $"The credential is authentic, and a register that you trust says who its issuer is: {anchor.Issuer}{(anchor.IsReciprocal ? "." : ". The issuer's own DID document does not name that registered identity (alsoKnownAs).")}",
        Outcome.Valid when trust == IssuerTrust.Listed => "The credential is authentic, and its issuer is one that you trust.",
        Outcome.Valid when results.Any(result => result.Name == IssuerTrustCheck.CheckName && result.Finding.Outcome is CheckOutcome.Failed or CheckOutcome.Inconclusive) =>
            "The credential is authentic, but its issuer is not on your list of trusted issuers.",
        Outcome.Valid => "The credential is authentic; nobody was asked whether its issuer may be trusted.",
        _ => Refuse("credential", outcome, results),
    };

    /// <summary>The sentence where the verdict is not valid.</summary>
    public static string Refuse(string document, Outcome outcome, IReadOnlyList<CheckResult> results) => outcome == Outcome.Invalid
        ? $"The {document} is not valid: {Reason(results, CheckOutcome.Failed)}"
        : $"It could not be decided whether the {document} is valid: {Reason(results, CheckOutcome.Inconclusive)}";

    private static string Reason(IReadOnlyList<CheckResult> results, CheckOutcome outcome) =>
        results.First(result => result.IsRequired && result.Finding.Outcome == outcome).Finding.Problems[0].Message;
}
