using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.Core.Schemas.Values;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>const</c>.</summary>
internal sealed class ConstKeyword(StrictJson expected) : Keyword
{
    public static Keyword? Read(SchemaReader schema) => schema.Value("const") is { } expected ? new ConstKeyword(expected) : null;

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen) =>
        JsonEquality.AreEqual(instance, expected, run) || (run.Collects && run.Fail($"The value must be {expected.GetRawText()}."));
}
