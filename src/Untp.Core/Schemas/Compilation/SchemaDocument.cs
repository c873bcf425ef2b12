using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Compilation;

/// <summary>One JSON document of schemas: a root, and where in it resources of their own (<c>$id</c>) begin.</summary>
internal sealed class SchemaDocument(StrictJson root)
{
    public StrictJson Root { get; } = root;

    /// <summary>Resources by the pointer at which they begin.</summary>
    public Dictionary<string, SchemaResource> Resources { get; } = new(StringComparer.Ordinal);
}
