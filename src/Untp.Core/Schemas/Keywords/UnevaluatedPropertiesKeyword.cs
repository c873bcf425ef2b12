using System.Text;
using System.Text.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>unevaluatedProperties</c>.</summary>
internal sealed class UnevaluatedPropertiesKeyword(SchemaNode rest) : Keyword
{
    public static Keyword? Read(SchemaReader schema) => schema.Schema("unevaluatedProperties") is { } rest ? new UnevaluatedPropertiesKeyword(rest) : null;

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        if (instance.ValueKind != JsonValueKind.Object || !run.Spend(instance.GetPropertyCount()))
        {
            return instance.ValueKind != JsonValueKind.Object;
        }

        var isValid = true;
        var index = -1;
        foreach (var member in instance.EnumerateObject())
        {
            if (seen!.Contains(++index))
            {
                continue;
            }

            if (run.Collects)
            {
                run.StepDown(Encoding.UTF8.GetString(member.Utf8Name));
                isValid &= rest.Evaluate(member.Value, run);
                run.StepUp();
            }
            else if (!rest.Evaluate(member.Value, run))
            {
                return false;
            }
        }

        seen!.AddAll();
        return isValid;
    }
}
