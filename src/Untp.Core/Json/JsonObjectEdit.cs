using System.Buffers;
using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Json;

/// <summary>Objects with a member less, or another value in its place. The object given is not changed.</summary>
internal static class JsonObjectEdit
{
    public static StrictJson Without(this StrictJson json, string name) => Rewrite(json, name, null);

    /// <summary>The member keeps its place, or is added at the end.</summary>
    public static StrictJson With(this StrictJson json, string name, StrictJson value) => Rewrite(json, name, value);

    public static StrictJson With(this StrictJson json, string name, string value) => Rewrite(json, name, StrictJson.From(value));

    private static StrictJson Rewrite(StrictJson json, string name, StrictJson? value)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            var isMissing = true;
            writer.WriteStartObject();
            foreach (var member in json.EnumerateObject())
            {
                if (!member.NameEquals(name))
                {
                    member.WriteTo(writer);
                }
                else if (value is { } replacement)
                {
                    writer.WritePropertyName(name);
                    replacement.WriteTo(writer);
                    isMissing = false;
                }
            }

            if (isMissing && value is { } added)
            {
                writer.WritePropertyName(name);
                added.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return StrictJson.Parse(output.WrittenSpan);
    }
}
