using System.Collections.Concurrent;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Vocabulary;
using Untp.Core.Vocabulary.CodeLists;

namespace Untp.Core.Rules;

/// <summary>Holds credentials against the rules that no schema says; docs/rules.md lists them. Threads: safe.</summary>
public static class UntpRules
{
    // The one document of UNTP that is no credential and that rules are about.
    private const string Scheme = "ConformityScheme";

    private static readonly ConcurrentDictionary<UntpType, RulePlan?> _plans = new();
    private static readonly RulePlan _untyped = new(RuleList.All.Where(rule => rule.Classes.Count == 0));

    /// <summary>What the rules of its type and version have against a credential; null where none are known for it.</summary>
    /// <remarks>Limits: 50 findings. Errors: none are thrown; codes RULE_… are in the report.</remarks>
    /// <param name="credential">The credential, or a conformity scheme (0.7.0), which is none; it need not fit its schema.</param>
    /// <param name="raised">Rules whose warnings are errors; null for none.</param>
    public static RuleReport? Check(Credential credential, IReadOnlySet<ProblemCode>? raised = null)
    {
        var findings = new RuleFindings(credential.Json);
        if (PlanOf(credential) is not { } plan)
        {
            return null;
        }

        plan.Run(credential.Json, findings);
        if (findings.Found.Count == 0)
        {
            return RuleReport.Nothing;
        }

        var (errors, warnings) = (new List<Problem>(), new List<Problem>());
        foreach (var (rule, problem) in findings.Found)
        {
            (rule.Severity == RuleSeverity.Error || raised?.Contains(rule.Code) == true ? errors : warnings).Add(problem);
        }

        return new RuleReport(errors, warnings);
    }

    /// <summary>The codes of rules by a code, or by the id of a requirement, present or former; empty where there is no such rule.</summary>
    /// <param name="name">Such as RULE_CONFORMANCE_MISSING, CC-05 or DPCC-05.</param>
    public static IReadOnlyList<ProblemCode> Find(string name)
    {
        var requirement = CodeTables.Requirements.Rows.FirstOrDefault(row => row.Key == name || row["former"]?.Split(',').Contains(name, StringComparer.Ordinal) == true)?.Key;
        return [.. RuleList.All.Where(rule => rule.Code.Id == name || (requirement is not null && rule.Requirement == requirement)).Select(rule => rule.Code).Distinct()];
    }

    private static RulePlan? PlanOf(Credential credential)
    {
        if ((credential.UntpType ?? SchemeOf(credential)) is not { } type)
        {
            return credential.Types.Count == 0 && credential.Contexts.Any(UntpType.IsContext) ? _untyped : null;
        }

        // Only versions that a table knows are kept: what a credential states may be anything.
        return _plans.TryGetValue(type, out var plan) ? plan : Compile(type);
    }

    private static RulePlan? Compile(UntpType type) =>
        Vocabularies.FindTable(type) is { } table ? _plans.GetOrAdd(type, _ => RulePlan.Of(table, type.Name, RuleList.All)) : null;

    /// <summary>A document that is a conformity scheme; null where it is none.</summary>
    private static UntpType? SchemeOf(Credential document) =>
        document.Types.Contains(Scheme, StringComparer.Ordinal)
        && Vocabularies.FindSchemas([.. document.Types], [.. document.Contexts]).FirstOrDefault(schema => schema.Root == Scheme) is { } known
            ? new UntpType(Scheme, known.Version)
            : null;
}
