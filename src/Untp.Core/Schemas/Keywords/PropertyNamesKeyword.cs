using System.Buffers;
using System.Text;
using System.Text.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>propertyNames</c>.</summary>
internal sealed class PropertyNamesKeyword(SchemaNode names) : Keyword
{
    public static Keyword? Read(SchemaReader schema) => schema.Schema("propertyNames") is { } names ? new PropertyNamesKeyword(names) : null;

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        if (instance.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        var isValid = true;
        foreach (var member in instance.EnumerateObject())
        {
            var name = member.Utf8Name;
            if (!run.Spend(1 + (name.Length / 64)))
            {
                return false;
            }

            if (!run.Probe(names, ToElement(name), seen: null))
            {
                isValid = run.Collects && run.Fail($"The schema does not allow the member name \"{Encoding.UTF8.GetString(name)}\".");
                if (!run.Collects)
                {
                    return false;
                }
            }
        }

        return isValid;
    }

    private static StrictJson ToElement(ReadOnlySpan<byte> name)
    {
        var buffer = new ArrayBufferWriter<byte>(name.Length + 2);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStringValue(name);
        }

        return StrictJson.Parse(buffer.WrittenSpan);
    }
}
