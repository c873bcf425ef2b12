using System.Text.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>prefixItems</c> and <c>items</c>: one pass over the elements.</summary>
internal sealed class ItemsKeyword(IReadOnlyList<SchemaNode> prefix, SchemaNode? items) : Keyword
{
    public static Keyword? Read(SchemaReader schema)
    {
        var (prefix, items) = (schema.Schemas("prefixItems"), schema.Schema("items"));
        return prefix is null && items is null ? null : new ItemsKeyword(prefix ?? [], items);
    }

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        if (instance.ValueKind != JsonValueKind.Array)
        {
            return true;
        }

        var isValid = true;
        var index = 0;
        foreach (var element in instance.EnumerateArray())
        {
            var schema = index < prefix.Count ? prefix[index] : items;
            if (schema is null)
            {
                break;
            }

            if (run.Collects)
            {
                run.StepDown(index.ToString());
                isValid &= schema.Evaluate(element, run);
                run.StepUp();
            }
            else if (!schema.Evaluate(element, run))
            {
                return false;
            }

            seen?.Add(index);
            index++;
        }

        return isValid;
    }
}
