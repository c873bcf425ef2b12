using Untp.Core.Problems;

namespace Untp.Core.Rules;

/// <summary>One demand of the specification that no schema holds. Immutable.</summary>
/// <param name="Code">Its name; a rule that several classes have by different requirements has a row for each.</param>
/// <param name="Severity">What follows where it does not hold.</param>
/// <param name="Requirement">The requirement that it comes from; null where it has no id.</param>
/// <param name="Classes">The classes of the vocabulary tables that it is about, with those derived from them.</param>
/// <param name="Test">The test.</param>
internal sealed record Rule(ProblemCode Code, RuleSeverity Severity, string? Requirement, IReadOnlyList<string> Classes, RuleTest Test);
