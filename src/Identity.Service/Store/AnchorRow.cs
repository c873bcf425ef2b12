namespace Untp.Identity.Store;

/// <summary>An identifier that links are registered for; the first tenant that registers any owns it.</summary>
internal sealed class AnchorRow
{
    /// <summary>The canonical form; unique over all tenants.</summary>
    public required string Uri { get; init; }

    public required string Tenant { get; init; }

    /// <summary>The scheme; null where none is known.</summary>
    public string? Namespace { get; init; }

    public string? Description { get; set; }

    /// <summary>False where nothing of it is shown.</summary>
    public required bool Active { get; set; }

    /// <summary>Rises with every change of the identifier or its links; writers of one identifier take turns by it.</summary>
    public required long Version { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
