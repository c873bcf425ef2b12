using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Json.More;

/// <summary>What a <see cref="JsonNode"/> lacks.</summary>
public static class JsonNodeExtensions
{
    // Up to this many digits without an exponent, a decimal holds any number exactly.
    private const int ExactDigits = 28;

    /// <summary>Whether two nodes are the same JSON value: the order of members does not count, 1 equals 1.0.</summary>
    public static bool IsEquivalentTo(this JsonNode? a, JsonNode? b) => JsonNode.DeepEquals(a, b);

    /// <summary>The node as JSON text.</summary>
    public static string AsJsonString(this JsonNode? node, JsonSerializerOptions? options = null) => node?.ToJsonString(options) ?? "null";

    /// <summary>A new array of the nodes; those that lie in another document are copied.</summary>
    public static JsonArray ToJsonArray(this IEnumerable<JsonNode?> nodes) =>
        new(nodes.Select(node => node?.Parent is null ? node : node.DeepClone()).ToArray());

    /// <summary>The number that the value holds; null where it holds none.</summary>
    /// <exception cref="NotSupportedException">No decimal equals the number: rounding it could turn a verdict.</exception>
    public static decimal? GetNumber(this JsonValue value)
    {
        if (value.GetValueKind() != JsonValueKind.Number)
        {
            return null;
        }

        var text = value.ToJsonString();
        var isDecimal = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        var isShort = text.Length <= ExactDigits && !text.Contains('e', StringComparison.OrdinalIgnoreCase);
        return isDecimal && (isShort || JsonElement.DeepEquals(JsonElement.Parse(text), JsonSerializer.SerializeToElement(number)))
            ? number
            : throw new NotSupportedException("No decimal equals the number: 28 digits, at most 7.9E28, at least 1E-28.");
    }

    /// <summary>Finds a member. An object that names a member twice cannot be read: false, with the reason.</summary>
    public static bool TryGetValue(this JsonObject obj, string key, out JsonNode? node, out Exception? e)
    {
        try
        {
            e = null;
            return obj.TryGetPropertyValue(key, out node);
        }
        catch (ArgumentException exception)
        {
            node = null;
            e = exception;
            return false;
        }
    }

    /// <summary>A hash code that nodes equal by <see cref="IsEquivalentTo"/> share.</summary>
    internal static int GetEquivalenceHashCode(this JsonNode? node) => node switch
    {
        null => 0,
        JsonObject members => members.Aggregate(1, (hash, member) =>
            hash ^ HashCode.Combine(member.Key, member.Value.GetEquivalenceHashCode())),
        JsonArray items => items.Aggregate(2, (hash, item) => HashCode.Combine(hash, item.GetEquivalenceHashCode())),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.Number => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture).GetHashCode(),
            JsonValueKind.String => node.GetValue<string>().GetHashCode(StringComparison.Ordinal),
            var kind => (int)kind,
        },
    };
}
