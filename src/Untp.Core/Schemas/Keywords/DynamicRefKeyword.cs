using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>$dynamicRef</c>: where it leads depends on the way by which its schema was reached.</summary>
internal sealed class DynamicRefKeyword(SchemaNode initial, string name) : Keyword
{
    public static Keyword? Read(SchemaReader schema)
    {
        if (schema.Text("$dynamicRef") is not { } reference)
        {
            return null;
        }

        var (initial, name) = schema.DynamicReference(reference);
        return name is null ? new RefKeyword(initial) : new DynamicRefKeyword(initial, name);
    }

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen) =>
        (run.FindDynamic(name) ?? initial).Evaluate(instance, run, seen);
}
