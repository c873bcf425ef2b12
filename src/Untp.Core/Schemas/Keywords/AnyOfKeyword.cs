using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>anyOf</c>.</summary>
internal sealed class AnyOfKeyword(IReadOnlyList<SchemaNode> schemas) : Keyword
{
    private readonly SchemaNode[] _schemas = [.. schemas];

    public static Keyword? Read(SchemaReader schema) => schema.Schemas("anyOf") is { } schemas ? new AnyOfKeyword(schemas) : null;

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        var isValid = false;
        foreach (var schema in _schemas)
        {
            isValid |= run.Probe(schema, instance, seen);
            if (isValid && seen is null)
            {
                break;
            }
        }

        return isValid || (run.Collects && Alternatives.Fail(_schemas, instance, run));
    }
}
