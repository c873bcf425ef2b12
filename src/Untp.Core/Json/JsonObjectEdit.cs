using System.Buffers;
using System.Text.Json;

namespace Untp.Core.Json;

/// <summary>Objects with a member less, or another value in its place. The object given is not changed.</summary>
internal static class JsonObjectEdit
{
    public static JsonElement Without(this JsonElement json, string name) => Rewrite(json, name, null);

    /// <summary>The member keeps its place, or is added at the end.</summary>
    public static JsonElement With(this JsonElement json, string name, JsonElement value) => Rewrite(json, name, value);

    public static JsonElement With(this JsonElement json, string name, string value) => Rewrite(json, name, JsonSerializer.SerializeToElement(value));

    private static JsonElement Rewrite(JsonElement json, string name, JsonElement? value)
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

        return JsonElement.Parse(output.WrittenSpan, new JsonDocumentOptions { MaxDepth = 1000 });
    }
}
