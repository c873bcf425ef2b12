using System.Text.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>minItems</c> and <c>maxItems</c>.</summary>
internal sealed class ItemCountKeyword(int least, int most) : Keyword
{
    public static Keyword? Read(SchemaReader schema)
    {
        var (least, most) = (schema.Count("minItems"), schema.Count("maxItems"));
        return least is null && most is null ? null : new ItemCountKeyword(least ?? 0, most ?? int.MaxValue);
    }

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        if (instance.ValueKind != JsonValueKind.Array)
        {
            return true;
        }

        var count = instance.GetArrayLength();
        if (count < least)
        {
            return run.Collects && run.Fail($"The list must have at least {least} elements.");
        }

        return count <= most || (run.Collects && run.Fail($"The list must have at most {most} elements."));
    }
}
