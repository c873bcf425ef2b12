using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>allOf</c>.</summary>
internal sealed class AllOfKeyword(IReadOnlyList<SchemaNode> schemas) : Keyword
{
    private readonly SchemaNode[] _schemas = [.. schemas];

    public static Keyword? Read(SchemaReader schema) => schema.Schemas("allOf") is { } schemas ? new AllOfKeyword(schemas) : null;

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        var isValid = true;
        foreach (var schema in _schemas)
        {
            if (!schema.Evaluate(instance, run, seen))
            {
                isValid = false;
                if (!run.Collects)
                {
                    break;
                }
            }
        }

        return isValid;
    }
}
