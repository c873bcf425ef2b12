using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>$ref</c>.</summary>
internal sealed class RefKeyword(SchemaNode target) : Keyword
{
    public static Keyword? Read(SchemaReader schema) => schema.Text("$ref") is { } reference ? new RefKeyword(schema.Reference(reference)) : null;

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen) => target.Evaluate(instance, run, seen);
}
