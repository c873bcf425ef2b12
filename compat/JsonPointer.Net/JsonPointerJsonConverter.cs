using System.Text.Json;
using System.Text.Json.Serialization;

namespace Json.Pointer;

/// <summary>Reads and writes a JSON Pointer as a JSON string.</summary>
internal sealed class JsonPointerJsonConverter : JsonConverter<JsonPointer>
{
    public override JsonPointer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && JsonPointer.TryParse(reader.GetString(), out var pointer)
            ? pointer!
            : throw new JsonException("Expected a JSON Pointer.");

    public override void Write(Utf8JsonWriter writer, JsonPointer value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
