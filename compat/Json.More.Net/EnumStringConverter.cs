using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Json.More;

/// <summary>
/// Reads and writes an enumeration by the names that <see cref="DescriptionAttribute"/> gives its members; flags are an array of names
/// where more than one is set.
/// </summary>
public sealed class EnumStringConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly bool _isFlags = typeof(T).IsDefined(typeof(FlagsAttribute));

    private static readonly (string Name, T Value)[] _members = typeof(T)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (field.GetCustomAttribute<DescriptionAttribute>()?.Description ?? field.Name, (T)field.GetValue(null)!))
        .ToArray();

    /// <inheritdoc />
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !_isFlags)
        {
            return ReadName(ref reader);
        }

        var bits = 0L;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            bits |= Bits(ReadName(ref reader));
        }

        return (T)Enum.ToObject(typeof(T), bits);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        var names = _members.Where(member => Bits(member.Value) == Bits(value)).Select(member => member.Name).Take(1).ToArray();
        if (names.Length == 1)
        {
            writer.WriteStringValue(names[0]);
            return;
        }

        var parts = _members.Where(member => _isFlags && Bits(member.Value) != 0 && value.HasFlag(member.Value)).ToArray();
        if (parts.Aggregate(0L, (bits, part) => bits | Bits(part.Value)) != Bits(value))
        {
            throw new JsonException($"{typeof(T).Name} has no name for {value}.");
        }

        writer.WriteStartArray();
        foreach (var (name, _) in parts)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }

    private static T ReadName(ref Utf8JsonReader reader)
    {
        var name = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        foreach (var member in _members)
        {
            if (string.Equals(member.Name, name, StringComparison.Ordinal))
            {
                return member.Value;
            }
        }

        throw new JsonException($"Expected the name of a {typeof(T).Name}.");
    }

    private static long Bits(T value) => Convert.ToInt64(value);
}
