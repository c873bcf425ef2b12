using System.Text.Json;
using System.Text.Json.Serialization;

namespace Json.More;

/// <summary>What <see cref="JsonSerializerOptions"/> lacks.</summary>
public static class JsonSerializerOptionsExtensions
{
    /// <summary>Reads one value with the converter that the options hold for its type.</summary>
    public static T? Read<T>(this JsonSerializerOptions options, ref Utf8JsonReader reader)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ((JsonConverter<T>)options.GetConverter(typeof(T))).Read(ref reader, typeof(T), options);
    }
}
