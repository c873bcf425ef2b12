using Untp.Core.Problems;
using Untp.Core.Verification;

namespace Untp.Core.Tests.Verification;

public sealed class VerdictTests
{
    private static readonly Dictionary<CheckOutcome, Finding> _findings = new()
    {
        [CheckOutcome.Passed] = Finding.Passed,
        [CheckOutcome.NotApplicable] = Finding.NotApplicable,
        [CheckOutcome.Inconclusive] = Finding.Inconclusive(new(ProblemCodes.DidUnresolved, "down"), isRetryable: true),
        [CheckOutcome.Failed] = Finding.Failed(new(ProblemCodes.ProofSignatureInvalid, "wrong")),
    };

    /// <summary>All combinations of four checks, each with every outcome and required or not.</summary>
    [Fact]
    public void Follows_FromTheRequiredChecksAlone()
    {
        var single = (from outcome in Enum.GetValues<CheckOutcome>() from isRequired in (bool[])[true, false] select new CheckResult("x", _findings[outcome], isRequired, default)).ToArray();
        var count = 0;
        foreach (var a in single)
        foreach (var b in single)
        foreach (var c in single)
        foreach (var d in single)
        {
            CheckResult[] results = [a, b, c, d];
            var required = results.Where(result => result.IsRequired).Select(result => result.Finding.Outcome).ToHashSet();
            var expected = required.Contains(CheckOutcome.Failed) ? Outcome.Invalid
                : required.Contains(CheckOutcome.Inconclusive) ? Outcome.Indeterminate
                : Outcome.Valid;

            Assert.Equal(expected, Verdict.Of(results));
            Assert.NotEqual("", Verdict.Summarize(expected, results, IssuerTrust.Unknown));
            count++;
        }

        Assert.Equal(4096, count);
    }

    [Fact]
    public void Finds_NothingWrongWhereThereIsNoProblem()
    {
        Assert.Same(Finding.Passed, Finding.From([]));
        Assert.Equal(CheckOutcome.Inconclusive, Finding.NotReached.Outcome);
        Assert.Equal(ProblemCodes.CheckNotReached, Assert.Single(Finding.NotReached.Problems).Code);
    }
}
