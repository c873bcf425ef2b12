namespace Untp.LinkedData.JsonLd;

/// <summary>How documents are processed and how much one may cost. Immutable.</summary>
public sealed record JsonLdOptions
{
    /// <summary>Default <see cref="ProcessingMode.JsonLd11"/>.</summary>
    public ProcessingMode ProcessingMode { get; init; } = ProcessingMode.JsonLd11;

    /// <summary>
    /// True, the default: whatever the algorithms would drop without a word (terms without mapping, relative IRIs, free-floating values) is
    /// a problem, each with its pointer. What is dropped is not signed.
    /// </summary>
    public bool IsSafe { get; init; } = true;

    /// <summary>A context document's bytes to begin with (the API's <c>expandContext</c>); default none.</summary>
    public ReadOnlyMemory<byte> ExpandContext { get; init; }

    /// <summary>What becomes of base directions in RDF; default <see cref="RdfDirection.None"/>.</summary>
    public RdfDirection RdfDirection { get; init; } = RdfDirection.None;

    /// <summary>Limits: levels of nesting in a document or context; default 64, 1 to 256.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Limits: values (objects, arrays, scalars) expanded for one document; default 200,000, at least 1.</summary>
    public int MaxNodes { get; init; } = 200_000;

    /// <summary>Limits: remote contexts that include each other, counted from the document; default 16, at least 1.</summary>
    public int MaxContextDepth { get; init; } = 16;

    /// <summary>Limits: work on contexts for one document, in term definitions made or copied; default 2,000,000 (about a second), at least 1.</summary>
    public int MaxContextWork { get; init; } = 2_000_000;

    /// <summary>Limits: contexts of documents kept compiled; default 128, at least 1. The one unused for longest goes first.</summary>
    public int MaxCachedContexts { get; init; } = 128;

    /// <summary>
    /// Limits: term definitions kept in the scoped contexts of one compiled context; default 500,000 (some 20 MB), at least 1. Beyond, they are
    /// forgotten at once and compiled again when needed.
    /// </summary>
    public int MaxCachedScopedTerms { get; init; } = 500_000;
}
