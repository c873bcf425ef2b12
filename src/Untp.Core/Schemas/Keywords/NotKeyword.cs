using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>not</c>.</summary>
internal sealed class NotKeyword(SchemaNode forbidden) : Keyword
{
    public static Keyword? Read(SchemaReader schema) => schema.Schema("not") is { } forbidden ? new NotKeyword(forbidden) : null;

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen) =>
        !run.Probe(forbidden, instance, seen: null) || (run.Collects && run.Fail($"The value is what the schema rules out here{Forbidden()}."));

    private string Forbidden() => forbidden.Text is { } text ? $" ({text})" : "";
}
