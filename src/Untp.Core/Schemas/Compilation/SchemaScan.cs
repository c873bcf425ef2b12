using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Compilation;

/// <summary>Finds <c>$id</c>, <c>$anchor</c> and <c>$dynamicAnchor</c> wherever a schema may stand; not in constants, enumerations or unknown members.</summary>
internal sealed class SchemaScan(SchemaDocument document, Func<string, Dialect> dialectOf)
{
    private static readonly string[] _one = ["additionalProperties", "propertyNames", "items", "contains", "not", "if", "then", "else", "unevaluatedItems", "unevaluatedProperties", "contentSchema"];
    private static readonly string[] _lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
    private static readonly string[] _maps = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies"];

    /// <summary>All resources of the document, its root first.</summary>
    public IReadOnlyList<SchemaResource> Run(string address, Dialect dialect)
    {
        Visit(document.Root, "", new SchemaResource(document, "", address, dialect), isRoot: true);
        return [.. document.Resources.Values];
    }

    private void Visit(StrictJson schema, string pointer, SchemaResource resource, bool isRoot = false)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            if (isRoot)
            {
                document.Resources.Add(pointer, resource);
            }

            return;
        }

        var id = Text(schema, "$id");
        if (id is not null || isRoot)
        {
            var address = id is null ? resource.Address : UriReference.SplitFragment(UriReference.Resolve(resource.Address, id)).Address;
            var dialect = Text(schema, "$schema") is { } named ? dialectOf(named) : resource.Dialect;
            resource = new SchemaResource(document, pointer, address, dialect);
            document.Resources.Add(pointer, resource);
        }

        AddAnchor(schema, "$anchor", pointer, resource);
        AddAnchor(schema, "$dynamicAnchor", pointer, resource);
        foreach (var keyword in _one)
        {
            if (schema.TryGetProperty(keyword, out var child))
            {
                Visit(child, JsonPointer.Append(pointer, keyword), resource);
            }
        }

        foreach (var keyword in _lists)
        {
            if (schema.TryGetProperty(keyword, out var list) && list.ValueKind == JsonValueKind.Array)
            {
                foreach (var (index, child) in list.EnumerateArray().Index())
                {
                    Visit(child, $"{JsonPointer.Append(pointer, keyword)}/{index}", resource);
                }
            }
        }

        foreach (var keyword in _maps)
        {
            if (schema.TryGetProperty(keyword, out var map) && map.ValueKind == JsonValueKind.Object)
            {
                foreach (var child in map.EnumerateObject())
                {
                    Visit(child.Value, JsonPointer.Append(JsonPointer.Append(pointer, keyword), child.Name), resource);
                }
            }
        }
    }

    private static void AddAnchor(StrictJson schema, string keyword, string pointer, SchemaResource resource)
    {
        if (Text(schema, keyword) is not { } name)
        {
            return;
        }

        if (!resource.Anchors.TryAdd(name, pointer) && resource.Anchors[name] != pointer)
        {
            throw new SchemaException($"it names the anchor {name} twice");
        }

        if (keyword == "$dynamicAnchor")
        {
            resource.DynamicAnchors.Add(name);
        }
    }

    private static string? Text(StrictJson schema, string keyword)
    {
        if (!schema.TryGetProperty(keyword, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new SchemaException($"its {keyword} is no string");
    }
}
