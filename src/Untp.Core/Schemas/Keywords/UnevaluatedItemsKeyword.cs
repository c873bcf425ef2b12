using System.Text.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>unevaluatedItems</c>.</summary>
internal sealed class UnevaluatedItemsKeyword(SchemaNode rest) : Keyword
{
    public static Keyword? Read(SchemaReader schema) => schema.Schema("unevaluatedItems") is { } rest ? new UnevaluatedItemsKeyword(rest) : null;

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        if (instance.ValueKind != JsonValueKind.Array || !run.Spend(instance.GetArrayLength()))
        {
            return instance.ValueKind != JsonValueKind.Array;
        }

        var isValid = true;
        var index = -1;
        foreach (var element in instance.EnumerateArray())
        {
            if (seen!.Contains(++index))
            {
                continue;
            }

            if (run.Collects)
            {
                run.StepDown(index.ToString());
                isValid &= rest.Evaluate(element, run);
                run.StepUp();
            }
            else if (!rest.Evaluate(element, run))
            {
                return false;
            }
        }

        seen!.AddAll();
        return isValid;
    }
}
