using System.Text.Json;
using Untp.Core.Json;
using Untp.Core.Vocabulary;
using Untp.LinkedData.Json;

namespace Untp.Core.Rules;

/// <summary>
/// The way through objects of one class to whatever rules are about, taken from a vocabulary table: members that lead to no rule are never
/// looked into. Immutable once it is linked. Threads: safe.
/// </summary>
internal sealed class RulePlan
{
    private readonly Rule[] _rules;
    private Utf8Table _names = new([]);
    private RulePlan[] _plans = [];

    public RulePlan(IEnumerable<Rule> rules) => _rules = [.. rules];

    /// <summary>The plan for documents of a class.</summary>
    public static RulePlan Of(VocabularyTable table, string root, IReadOnlyList<Rule> rules)
    {
        var matters = Matters(table, rules);
        var plans = new Dictionary<string, RulePlan>(StringComparer.Ordinal);
        return PlanOf(root);

        RulePlan PlanOf(string name)
        {
            if (plans.TryGetValue(name, out var known))
            {
                return known;
            }

            var type = table.Find(name)!;
            var plan = plans[name] = new RulePlan(RulesOf(type, rules));
            plan.Link([.. PropertiesOf(table, type)
                .Where(property => property.Range.Kind == RangeKind.Class && matters.Contains(property.Range.Name))
                .DistinctBy(property => property.Name)
                .Select(property => (property.Name, PlanOf(property.Range.Name)))]);
            return plan;
        }
    }

    /// <summary>Tests an object, or each of an array of them.</summary>
    public void Run(in StrictJson value, RuleFindings findings)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            RunObject(value, findings);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Object)
                {
                    RunObject(item, findings);
                }
            }
        }
    }

    private static HashSet<string> Matters(VocabularyTable table, IReadOnlyList<Rule> rules)
    {
        var matters = table.Classes.Where(type => RulesOf(type, rules).Any()).Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        while (table.Classes.Any(type => !matters.Contains(type.Name)
            && PropertiesOf(table, type).Any(property => property.Range.Kind == RangeKind.Class && matters.Contains(property.Range.Name))
            && matters.Add(type.Name)))
        {
            // Until nothing is added.
        }

        return matters;
    }

    private static IEnumerable<Rule> RulesOf(VocabularyClass type, IReadOnlyList<Rule> rules) => rules.Where(rule => rule.Classes.Any(type.Types.Contains));

    // What only shows as one of the classes derived from it may have what any of them has.
    private static IEnumerable<VocabularyProperty> PropertiesOf(VocabularyTable table, VocabularyClass type) => type.Kind == ClassKind.Abstract
        ? table.Classes.Where(derived => derived.Types.Contains(type.Name)).SelectMany(derived => derived.Properties)
        : type.Properties;

    private void Link((string Name, RulePlan Plan)[] members) =>
        (_plans, _names) = ([.. members.Select(member => member.Plan)], new Utf8Table([.. members.Select(member => member.Name)]));

    private void RunObject(in StrictJson node, RuleFindings findings)
    {
        foreach (var rule in _rules)
        {
            findings.Test(rule, node);
        }

        if (_plans.Length == 0)
        {
            return;
        }

        foreach (var member in node.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && _names.IndexOf(member.Utf8Name) is >= 0 and var place)
            {
                _plans[place].Run(member.Value, findings);
            }
        }
    }
}
