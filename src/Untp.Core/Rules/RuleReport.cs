using Untp.Core.Problems;

namespace Untp.Core.Rules;

/// <summary>What the rules have against a credential. Immutable.</summary>
/// <param name="Errors">What makes it invalid.</param>
/// <param name="Warnings">What is worth knowing.</param>
public sealed record RuleReport(IReadOnlyList<Problem> Errors, IReadOnlyList<Problem> Warnings)
{
    /// <summary>Nothing.</summary>
    public static RuleReport Nothing { get; } = new([], []);
}
