using System.Text.Json;
using Untp.Core.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>dependentRequired</c>, and the lists of names in the older <c>dependencies</c>.</summary>
internal sealed class DependentRequiredKeyword : Keyword
{
    private readonly string[] _names;
    private readonly Utf8Table _table;
    private readonly (int Cause, int[] Required)[] _rules;

    private DependentRequiredKeyword(List<(string Name, string[] Names)> rules)
    {
        _names = [.. rules.SelectMany(rule => rule.Names.Append(rule.Name)).Distinct()];
        _table = new Utf8Table(_names);
        _rules = [.. rules.Select(rule => (Array.IndexOf(_names, rule.Name), rule.Names.Select(name => Array.IndexOf(_names, name)).ToArray()))];
    }

    public static Keyword? Read(SchemaReader schema)
    {
        var rules = schema.NamesByName("dependentRequired").Concat(schema.NamesByName("dependencies")).ToList();
        return rules.Count == 0 ? null : new DependentRequiredKeyword(rules);
    }

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        if (instance.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        if (!run.Spend(instance.GetPropertyCount() + _names.Length))
        {
            return false;
        }

        var found = new bool[_names.Length];
        foreach (var member in instance.EnumerateObject())
        {
            if (_table.IndexOf(member.Utf8Name) is >= 0 and var index)
            {
                found[index] = true;
            }
        }

        var isValid = true;
        foreach (var (cause, required) in _rules.Where(rule => found[rule.Cause]))
        {
            foreach (var index in required.Where(index => !found[index]))
            {
                isValid = run.Collects && run.Fail($"With the member \"{_names[cause]}\" goes a member \"{_names[index]}\"; add it.");
                if (!run.Collects)
                {
                    return false;
                }
            }
        }

        return isValid;
    }
}
