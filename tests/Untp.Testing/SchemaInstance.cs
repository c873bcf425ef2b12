using System.Text.Json;
using System.Text.Json.Nodes;

namespace Untp.Testing;

/// <summary>Makes documents that fit a schema, of the keywords that the schemas of UNTP use.</summary>
/// <param name="root">The schema.</param>
/// <param name="random">Seeded, so that the same documents are made again.</param>
public sealed class SchemaInstance(JsonElement root, Random random)
{
    private const int MaxDepth = 12;

    /// <summary>Another document.</summary>
    public JsonElement Make() => JsonElement.Parse(Value(root, 0)!.ToJsonString());

    private JsonNode? Value(JsonElement schema, int depth)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Value(root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]), depth);
        }

        if (schema.TryGetProperty("oneOf", out var alternatives))
        {
            return Value(alternatives[random.Next(alternatives.GetArrayLength())], depth);
        }

        if (schema.TryGetProperty("const", out var constant))
        {
            return JsonNode.Parse(constant.GetRawText());
        }

        if (schema.TryGetProperty("enum", out var codes))
        {
            return JsonNode.Parse(codes[random.Next(codes.GetArrayLength())].GetRawText());
        }

        return Type(schema) switch
        {
            "object" => Object(schema, depth),
            "array" => Array(schema, depth),
            "number" => Number(schema) + (random.Next(2) * 0.25),
            "integer" => (int)Number(schema),
            "boolean" => random.Next(2) == 0,
            _ => Text(schema),
        };
    }

    private JsonObject Object(JsonElement schema, int depth)
    {
        var made = new JsonObject();
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet() : [];
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject().Where(property => required.Contains(property.Name) || (depth < MaxDepth && random.Next(4) > 0)))
            {
                made[property.Name] = Value(property.Value, depth + 1);
            }
        }

        if (schema.TryGetProperty("dependentRequired", out var needs))
        {
            foreach (var need in needs.EnumerateObject().Where(need => need.Value.EnumerateArray().Any(name => !made.ContainsKey(name.GetString()!))))
            {
                made.Remove(need.Name);
            }
        }

        return made;
    }

    private JsonArray Array(JsonElement schema, int depth)
    {
        if (schema.TryGetProperty("allOf", out var all))
        {
            return [.. all.EnumerateArray().Select(part => JsonNode.Parse(part.GetProperty("contains").GetProperty("const").GetRawText()))];
        }

        if (schema.TryGetProperty("prefixItems", out var first))
        {
            return [.. first.EnumerateArray().Select(item => Value(item, depth + 1))];
        }

        return schema.TryGetProperty("items", out var items) ? [.. Enumerable.Range(0, depth < MaxDepth ? random.Next(3) : 0).Select(_ => Value(items, depth + 1))] : [];
    }

    private double Number(JsonElement schema)
    {
        var least = schema.TryGetProperty("minimum", out var minimum) ? minimum.GetDouble() : 0;
        return schema.TryGetProperty("maximum", out var maximum) ? random.Next((int)least, (int)maximum.GetDouble()) : least + random.Next(100);
    }

    private string Text(JsonElement schema) => (schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
    {
        "uri" => $"https://example.com/{random.Next(1000)}",
        "date" => "2026-05-04",
        "date-time" => "2026-05-04T10:00:00Z",
        _ when schema.TryGetProperty("pattern", out var pattern) => pattern.GetString()!.Contains("\\w+/", StringComparison.Ordinal) ? "text/html" : pattern.GetString()!.StartsWith("^http", StringComparison.Ordinal) ? "https://example.com/a" : "en",
        _ => $"text {random.Next(1000)}",
    };

    private static string? Type(JsonElement schema) => schema.TryGetProperty("type", out var type) ? type.GetString() : null;
}
