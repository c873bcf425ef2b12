using System.Text.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>minProperties</c> and <c>maxProperties</c>.</summary>
internal sealed class PropertyCountKeyword(int least, int most) : Keyword
{
    public static Keyword? Read(SchemaReader schema)
    {
        var (least, most) = (schema.Count("minProperties"), schema.Count("maxProperties"));
        return least is null && most is null ? null : new PropertyCountKeyword(least ?? 0, most ?? int.MaxValue);
    }

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        if (instance.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        var count = instance.GetPropertyCount();
        if (count < least)
        {
            return run.Collects && run.Fail($"The object must have at least {least} members.");
        }

        return count <= most || (run.Collects && run.Fail($"The object must have at most {most} members."));
    }
}
