using Untp.Core.Schemas.Evaluation;

namespace Untp.Core.Schemas.Compilation;

/// <summary>A schema resource: what one <c>$id</c> names, with its anchors. Filled while compiling, only read after.</summary>
internal sealed class SchemaResource(SchemaDocument document, string pointer, string address, Dialect dialect)
{
    public SchemaDocument Document { get; } = document;

    /// <summary>Where it begins in its document.</summary>
    public string Pointer { get; } = pointer;

    /// <summary>Its base URI, without a fragment.</summary>
    public string Address { get; } = address;

    public Dialect Dialect { get; } = dialect;

    /// <summary>Pointers by <c>$anchor</c> and <c>$dynamicAnchor</c>.</summary>
    public Dictionary<string, string> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of the anchors that are dynamic.</summary>
    public HashSet<string> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Compiled schemas of the dynamic anchors that a <c>$dynamicRef</c> asks for.</summary>
    public Dictionary<string, SchemaNode> DynamicTargets { get; } = new(StringComparer.Ordinal);
}
