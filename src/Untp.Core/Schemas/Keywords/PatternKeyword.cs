using System.Text.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.Core.Schemas.Patterns;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>pattern</c>.</summary>
internal sealed class PatternKeyword(SchemaPattern pattern) : Keyword
{
    public static Keyword? Read(SchemaReader schema) => schema.Text("pattern") is { } text ? new PatternKeyword(SchemaPattern.Compile(text)) : null;

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen) =>
        instance.ValueKind != JsonValueKind.String
        || pattern.IsMatch(instance.GetUtf8(), run)
        || (run.Collects && run.Fail($"The text must match the pattern {pattern.Text}"));
}
