using System.Text.Json;
using Untp.Core.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>dependentSchemas</c>, and the schemas in the older <c>dependencies</c>.</summary>
internal sealed class DependentSchemasKeyword(IReadOnlyList<(string Name, SchemaNode Schema)> rules) : Keyword
{
    private readonly Utf8Table _names = new([.. rules.Select(rule => rule.Name)]);

    public static Keyword? Read(SchemaReader schema)
    {
        var rules = schema.SchemasByName("dependentSchemas").Concat(schema.SchemasByName("dependencies")).DistinctBy(rule => (rule.Name, rule.Schema)).ToList();
        return rules.Count == 0 ? null : new DependentSchemasKeyword(rules);
    }

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        if (instance.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        if (!run.Spend(instance.GetPropertyCount()))
        {
            return false;
        }

        var isValid = true;
        foreach (var member in instance.EnumerateObject())
        {
            if (_names.IndexOf(member.Utf8Name) is >= 0 and var index && !rules[index].Schema.Evaluate(instance, run, seen))
            {
                isValid = false;
                if (!run.Collects)
                {
                    return false;
                }
            }
        }

        return isValid;
    }
}
