using System.Text.Json;
using System.Text.Json.Nodes;

namespace Untp.LinkedData.JsonLd;

/// <summary>Questions and edits on expanded values. Source: JSON-LD 1.1 API, sections 5.5 and 9.</summary>
internal static class ExpandedNode
{
    /// <summary>The items of an array, free to be put elsewhere; a single value by itself; nothing for null.</summary>
    public static JsonNode?[] Detach(JsonNode? value)
    {
        if (value is not JsonArray array)
        {
            return value is null ? [] : [value];
        }

        var items = array.ToArray();
        array.Clear();
        return items;
    }

    public static JsonArray ToArray(JsonNode? value) => value as JsonArray ?? (value is null ? [] : new JsonArray(value));

    /// <summary>Appends to the array at a key, which is made where it is missing.</summary>
    public static void Append(JsonObject target, string key, JsonNode? value)
    {
        var items = Detach(value);
        if (target[key] is not JsonArray array)
        {
            target[key] = array = [];
        }

        foreach (var item in items)
        {
            array.Add(item);
        }
    }

    /// <summary>Puts values before those at a key.</summary>
    public static void Prepend(JsonObject target, string key, JsonNode? value)
    {
        var later = Detach(Remove(target, key));
        target[key] = new JsonArray([.. Detach(value), .. later]);
    }

    public static JsonNode? Remove(JsonObject target, string key) => target.Remove(key, out var value) ? value : null;

    public static bool IsValue(JsonNode? node) => node is JsonObject item && item.ContainsKey("@value");

    public static bool IsList(JsonNode? node) => node is JsonObject item && item.ContainsKey("@list");

    public static bool IsGraph(JsonNode? node)
    {
        if (node is not JsonObject item || !item.ContainsKey("@graph"))
        {
            return false;
        }

        foreach (var (key, _) in item)
        {
            if (key is not ("@graph" or "@id" or "@index"))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for a node object: neither value, list nor set.</summary>
    public static bool IsNode(JsonNode? node) => node is JsonObject item && !item.ContainsKey("@value") && !item.ContainsKey("@list") && !item.ContainsKey("@set");

    public static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static JsonNode? FromElement(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        JsonValueKind.String => JsonValue.Create(element.GetString()),
        _ => JsonValue.Create(element),
    };
}
