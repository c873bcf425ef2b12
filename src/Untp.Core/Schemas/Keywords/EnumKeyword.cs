using System.Text.Json;
using Untp.Core.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.Core.Schemas.Values;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>enum</c>; strings, the usual case, by one look into a table.</summary>
internal sealed class EnumKeyword : Keyword
{
    private readonly string _list;
    private readonly Utf8Table _strings;
    private readonly StrictJson[] _others;

    private EnumKeyword(StrictJson values)
    {
        _list = string.Join(", ", values.EnumerateArray().Take(50).Select(value => value.GetRawText()));
        _strings = new Utf8Table([.. values.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)]);
        _others = [.. values.EnumerateArray().Where(value => value.ValueKind != JsonValueKind.String)];
    }

    public static Keyword? Read(SchemaReader schema) => schema.Value("enum") switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } values => new EnumKeyword(values),
        _ => throw schema.Malformed("enum", "a list of values"),
    };

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen) =>
        IsListed(instance, run) || (run.Collects && run.Fail($"The value must be one of {_list}."));

    private bool IsListed(in StrictJson instance, SchemaRun run)
    {
        if (instance.ValueKind == JsonValueKind.String)
        {
            return _strings.IndexOf(instance.GetUtf8()) >= 0;
        }

        foreach (var other in _others)
        {
            if (JsonEquality.AreEqual(instance, other, run))
            {
                return true;
            }
        }

        return false;
    }
}
