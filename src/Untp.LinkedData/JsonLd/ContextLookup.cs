namespace Untp.LinkedData.JsonLd;

/// <summary>A context document, or why there is none. Immutable.</summary>
public readonly record struct ContextLookup
{
    private ContextLookup(ContextDocument? document, string? reason)
    {
        Document = document;
        Reason = reason;
    }

    /// <summary>The document; null where there is none.</summary>
    public ContextDocument? Document { get; }

    /// <summary>Why there is none, for a person; null where there is one.</summary>
    public string? Reason { get; }

    /// <summary>The document that was asked for.</summary>
    /// <param name="document">The document.</param>
    public static ContextLookup Found(ContextDocument document) => new(document, null);

    /// <summary>None.</summary>
    /// <param name="reason">Why, for a person.</param>
    public static ContextLookup Missing(string reason) => new(null, reason);
}
