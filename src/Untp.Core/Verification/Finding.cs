using Untp.Core.Problems;

namespace Untp.Core.Verification;

/// <summary>What a check found, with its reasons. Immutable.</summary>
public sealed class Finding
{
    private Finding(CheckOutcome outcome, IReadOnlyList<Problem> problems, bool isRetryable, IReadOnlyList<Problem>? warnings = null)
    {
        Outcome = outcome;
        Problems = problems;
        IsRetryable = isRetryable;
        Warnings = warnings ?? [];
    }

    /// <summary>The rule holds.</summary>
    public static Finding Passed { get; } = new(CheckOutcome.Passed, [], isRetryable: false);

    /// <summary>There was nothing to do.</summary>
    public static Finding NotApplicable { get; } = new(CheckOutcome.NotApplicable, [], isRetryable: false);

    /// <summary>An earlier fault left nothing to look at.</summary>
    public static Finding NotReached { get; } = new(
        CheckOutcome.Inconclusive,
        [new(ProblemCodes.CheckNotReached, "An earlier check failed and left nothing to look at; mend that first.")],
        isRetryable: false);

    /// <summary>Passed, failed, inconclusive or not applicable.</summary>
    public CheckOutcome Outcome { get; }

    /// <summary>All faults, or why it could not be decided; empty where it passed.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>What is worth knowing and decides nothing.</summary>
    public IReadOnlyList<Problem> Warnings { get; }

    /// <summary>True where asking again later may decide it.</summary>
    public bool IsRetryable { get; }

    /// <summary>Failed with these faults; passed where there are none.</summary>
    /// <param name="problems">All faults found.</param>
    public static Finding From(IReadOnlyList<Problem> problems) =>
        problems.Count == 0 ? Passed : new(CheckOutcome.Failed, problems, isRetryable: false);

    /// <summary>Failed with these faults; passed where there are none. Either way with these warnings.</summary>
    /// <param name="problems">All faults found.</param>
    /// <param name="warnings">What decides nothing.</param>
    public static Finding From(IReadOnlyList<Problem> problems, IReadOnlyList<Problem> warnings) =>
        warnings.Count == 0 ? From(problems) : new(problems.Count == 0 ? CheckOutcome.Passed : CheckOutcome.Failed, problems, isRetryable: false, warnings);

    /// <summary>Several findings as one: failed wins over inconclusive, inconclusive over passed; nothing to do where there are none.</summary>
    /// <param name="findings">The findings.</param>
    public static Finding All(IReadOnlyList<Finding> findings)
    {
        var failed = findings.Where(finding => finding.Outcome == CheckOutcome.Failed).ToArray();
        if (failed.Length > 0)
        {
            return From([.. failed.SelectMany(finding => finding.Problems)]);
        }

        var undecided = findings.Where(finding => finding.Outcome == CheckOutcome.Inconclusive).ToArray();
        if (undecided.Length > 0)
        {
            return new(CheckOutcome.Inconclusive, [.. undecided.SelectMany(finding => finding.Problems)], undecided.Any(finding => finding.IsRetryable));
        }

        return findings.Any(finding => finding.Outcome == CheckOutcome.Passed) ? Passed : NotApplicable;
    }

    /// <summary>The same, with its problems pointing to what led there: a fault of a document that the credential only names.</summary>
    /// <param name="pointer">RFC 6901 pointer into the credential.</param>
    internal Finding At(string pointer) => Problems.Count == 0 ? this : new(Outcome, [.. Problems.Select(problem => problem with { Pointer = pointer })], IsRetryable);

    /// <summary>The rule is broken.</summary>
    /// <param name="problem">The fault.</param>
    public static Finding Failed(Problem problem) => From([problem]);

    /// <summary>It could not be decided.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="isRetryable">True where asking again later may decide it.</param>
    public static Finding Inconclusive(Problem problem, bool isRetryable) => new(CheckOutcome.Inconclusive, [problem], isRetryable);
}
