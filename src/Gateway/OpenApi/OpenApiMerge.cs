using System.Text.Json.Nodes;

namespace Untp.Gateway.OpenApi;

/// <summary>Makes one OpenAPI 3.1 document of those of the services.</summary>
internal static class OpenApiMerge
{
    /// <summary>Merges; the parts stay as they are.</summary>
    /// <param name="parts">The services' documents by service.</param>
    /// <param name="publicUrl">Where clients find the gateway.</param>
    /// <exception cref="InvalidOperationException">A document is not of OpenAPI 3.1, or two services define the same thing differently.</exception>
    public static JsonObject Merge(IEnumerable<(string Service, JsonObject Document)> parts, string publicUrl)
    {
        var paths = new JsonObject();
        var components = new JsonObject();
        var tags = new JsonArray();
        foreach (var (service, document) in parts)
        {
            if (document["openapi"]?.GetValue<string>().StartsWith("3.1.", StringComparison.Ordinal) is not true)
            {
                throw new InvalidOperationException($"The document of the {service} service is not of OpenAPI 3.1.");
            }

            foreach (var (path, operations) in document["paths"]?.AsObject() ?? [])
            {
                Add(Child(paths, path), operations, service, path);
            }

            foreach (var (kind, definitions) in document["components"]?.AsObject() ?? [])
            {
                Add(Child(components, kind), definitions, service, $"components/{kind}");
            }

            foreach (var tag in document["tags"]?.AsArray() ?? [])
            {
                if (!tags.Any(known => JsonNode.DeepEquals(known?["name"], tag?["name"])))
                {
                    tags.Add(tag?.DeepClone());
                }
            }
        }

        Child(components, "securitySchemes")["ApiKey"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = Keys.ApiKeyHandler.Header };
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "Untp", ["version"] = Version },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = publicUrl }),
            ["security"] = new JsonArray(new JsonObject { ["ApiKey"] = new JsonArray() }),
            ["tags"] = tags,
            ["paths"] = paths,
            ["components"] = components,
        };
    }

    private static string Version => typeof(OpenApiMerge).Assembly.GetName().Version!.ToString(3);

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject child)
        {
            return child;
        }

        child = [];
        parent[name] = child;
        return child;
    }

    private static void Add(JsonObject target, JsonNode? source, string service, string place)
    {
        foreach (var (name, definition) in source?.AsObject() ?? [])
        {
            if (!target.TryGetPropertyValue(name, out var known))
            {
                target[name] = definition?.DeepClone();
            }
            else if (!JsonNode.DeepEquals(known, definition))
            {
                throw new InvalidOperationException($"The {service} service defines {place}/{name} unlike another service.");
            }
        }
    }
}
