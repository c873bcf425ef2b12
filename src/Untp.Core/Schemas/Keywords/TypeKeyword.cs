using System.Text.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.Core.Schemas.Values;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>type</c>.</summary>
internal sealed class TypeKeyword : Keyword
{
    private readonly int _kinds;
    private readonly bool _integers;
    private readonly string _names;

    private TypeKeyword(IReadOnlyList<string> names)
    {
        _names = string.Join(" or ", names);
        _integers = names.Contains("integer") && !names.Contains("number");
        _kinds = names.SelectMany(KindsOf).Aggregate(0, (kinds, kind) => kinds | (1 << (int)kind));
    }

    public static Keyword? Read(SchemaReader schema)
    {
        if (schema.Value("type") is not { } type)
        {
            return null;
        }

        var names = type.ValueKind == JsonValueKind.String ? [type.GetString()!] : schema.Names("type")!;
        return names.All(name => KindsOf(name).Length > 0) ? new TypeKeyword(names) : throw schema.Malformed("type", "the name of a JSON type");
    }

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        var kind = instance.ValueKind;
        if ((_kinds & (1 << (int)kind)) != 0 && (!_integers || kind != JsonValueKind.Number || JsonNumber.Of(instance).IsInteger))
        {
            return true;
        }

        return run.Collects && run.Fail($"The value must be of type {_names}.");
    }

    private static JsonValueKind[] KindsOf(string name) => name switch
    {
        "null" => [JsonValueKind.Null],
        "boolean" => [JsonValueKind.True, JsonValueKind.False],
        "object" => [JsonValueKind.Object],
        "array" => [JsonValueKind.Array],
        "string" => [JsonValueKind.String],
        "number" or "integer" => [JsonValueKind.Number],
        _ => [],
    };
}
