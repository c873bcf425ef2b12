using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>if</c> with <c>then</c> and <c>else</c>.</summary>
internal sealed class IfKeyword(SchemaNode condition, SchemaNode? then, SchemaNode? otherwise) : Keyword
{
    public static Keyword? Read(SchemaReader schema)
    {
        var (condition, then, otherwise) = (schema.Schema("if"), schema.Schema("then"), schema.Schema("else"));
        return condition is null ? null : new IfKeyword(condition, then, otherwise);
    }

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen) =>
        (run.Probe(condition, instance, seen) ? then : otherwise)?.Evaluate(instance, run, seen) ?? true;
}
