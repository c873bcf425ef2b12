using System.Text.Json;

namespace Untp.LinkedData.JsonLd;

/// <summary>What a term means. Immutable; compared by reference. Source: JSON-LD 1.1 API, section 4.1.</summary>
internal sealed class TermDefinition
{
    /// <summary>An IRI, blank node identifier or keyword; null for a term that is decoupled.</summary>
    public string? Iri { get; init; }

    public bool IsPrefix { get; init; }

    public bool IsProtected { get; init; }

    public bool IsReverse { get; init; }

    /// <summary>Where the scoped context stands, for its relative URLs.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>The scoped context, not yet compiled.</summary>
    public JsonElement? Context { get; init; }

    public Containers Container { get; init; }

    public string? Index { get; init; }

    /// <summary>True where the term has a language mapping, which may be null.</summary>
    public bool HasLanguage { get; init; }

    public string? Language { get; init; }

    /// <summary>True where the term has a direction mapping, which may be null.</summary>
    public bool HasDirection { get; init; }

    public string? Direction { get; init; }

    public string? Nest { get; init; }

    public string? Type { get; init; }

    /// <summary>True where both say the same, protection aside: create term definition, step 27.1.</summary>
    public bool SaysTheSameAs(TermDefinition other) =>
        Iri == other.Iri && IsPrefix == other.IsPrefix && IsReverse == other.IsReverse && Container == other.Container
        && Index == other.Index && HasLanguage == other.HasLanguage && Language == other.Language && HasDirection == other.HasDirection
        && Direction == other.Direction && Nest == other.Nest && Type == other.Type
        && (Context, other.Context) switch
        {
            (null, null) => true,
            ({ } mine, { } others) => JsonElement.DeepEquals(mine, others),
            _ => false,
        };
}
