using System.Text.Json;

namespace Untp.Core.Schemas.Compilation;

/// <summary>One JSON document of schemas: a root, and where in it resources of their own (<c>$id</c>) begin.</summary>
internal sealed class SchemaDocument(JsonElement root)
{
    public JsonElement Root { get; } = root;

    /// <summary>Resources by the pointer at which they begin.</summary>
    public Dictionary<string, SchemaResource> Resources { get; } = new(StringComparer.Ordinal);
}
