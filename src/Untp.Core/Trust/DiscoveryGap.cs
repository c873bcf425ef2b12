using Untp.Core.Problems;

namespace Untp.Core.Trust;

/// <summary>A place that was named but gave nothing. Immutable.</summary>
/// <param name="Url">What was asked, or was to be.</param>
/// <param name="Problem">Why it gave nothing.</param>
/// <param name="IsRetryable">True where asking again later may give another answer.</param>
public sealed record DiscoveryGap(string Url, Problem Problem, bool IsRetryable)
{
    /// <summary>
    /// True where nobody can say what it would have given: it could not be asked, or is never asked. False where it is known to
    /// give nothing.
    /// </summary>
    public bool IsOpen => IsRetryable || Problem.Code == ProblemCodes.EgressBlocked || Problem.Code == ProblemCodes.DiscoveryLimit || Problem.Code == ProblemCodes.DidMethodUnsupported;
}
