using System.Text.Json;
using System.Text.Json.Nodes;

namespace Json.More;

/// <summary>What a <see cref="JsonElement"/> lacks.</summary>
public static class JsonElementExtensions
{
    /// <summary>The element as a node; null for JSON null.</summary>
    public static JsonNode? AsNode(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => JsonArray.Create(element),
        JsonValueKind.Object => JsonObject.Create(element),
        _ => JsonValue.Create(element),
    };
}
