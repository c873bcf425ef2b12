using System.Text.Json.Nodes;

namespace Json.More;

/// <summary>Equality of JSON values: the order of members does not count, 1 equals 1.0.</summary>
public sealed class JsonNodeEqualityComparer : IEqualityComparer<JsonNode?>
{
    private JsonNodeEqualityComparer()
    {
    }

    /// <summary>The comparer.</summary>
    public static JsonNodeEqualityComparer Instance { get; } = new();

    /// <inheritdoc />
    public bool Equals(JsonNode? x, JsonNode? y) => x.IsEquivalentTo(y);

    /// <inheritdoc />
    public int GetHashCode(JsonNode? obj) => obj.GetEquivalenceHashCode();
}
