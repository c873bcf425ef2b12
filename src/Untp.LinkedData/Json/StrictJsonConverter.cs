using System.Text.Json;
using System.Text.Json.Serialization;

namespace Untp.LinkedData.Json;

/// <summary>Lets System.Text.Json write values as they were written, and read them strictly.</summary>
internal sealed class StrictJsonConverter : JsonConverter<StrictJson>
{
    public override StrictJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = StrictJsonReader.Read(JsonSerializer.SerializeToUtf8Bytes(JsonElement.ParseValue(ref reader)));
        return json.IsSuccess ? json.Value : throw new JsonException(json.Problems[0].Message);
    }

    public override void Write(Utf8JsonWriter writer, StrictJson value, JsonSerializerOptions options) => value.WriteTo(writer);
}
