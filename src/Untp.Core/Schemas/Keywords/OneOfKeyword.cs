using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>oneOf</c>.</summary>
internal sealed class OneOfKeyword(IReadOnlyList<SchemaNode> schemas) : Keyword
{
    private readonly SchemaNode[] _schemas = [.. schemas];

    public static Keyword? Read(SchemaReader schema) => schema.Schemas("oneOf") is { } schemas ? new OneOfKeyword(schemas) : null;

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        var count = 0;
        foreach (var schema in _schemas)
        {
            if (run.Probe(schema, instance, seen) && ++count == 2)
            {
                return run.Collects && run.Fail($"The value fits more than one of the {_schemas.Length} alternatives of which the schema allows one.");
            }
        }

        return count == 1 || (run.Collects && Alternatives.Fail(_schemas, instance, run));
    }
}
