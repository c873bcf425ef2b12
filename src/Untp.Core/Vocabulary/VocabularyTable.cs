namespace Untp.Core.Vocabulary;

/// <summary>One version of a vocabulary as its table tells it. Immutable. Threads: safe.</summary>
/// <param name="Family">The vocabulary.</param>
/// <param name="Version">The version.</param>
internal sealed record VocabularyTable(string Family, string Version)
{
    /// <summary>The file it was read from, without folder.</summary>
    public string File { get; init; } = "";

    /// <summary>What a reader should know first; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Names of IRI beginnings.</summary>
    public IReadOnlyDictionary<string, string> Prefixes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Type coercion by scalar.</summary>
    public IReadOnlyDictionary<string, string> Coercions { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What names mean wherever a line states no IRI.</summary>
    public IReadOnlyDictionary<string, TermRule> Terms { get; init; } = new Dictionary<string, TermRule>(StringComparer.Ordinal);

    /// <summary>True where a property that holds a reference has the IRI of the class, and says what the terms in it mean.</summary>
    public bool AreReferencesByClass { get; init; }

    /// <summary>True where references may state their type.</summary>
    public bool AreReferencesTyped { get; init; }

    /// <summary>Code lists by name.</summary>
    public IReadOnlyDictionary<string, CodeList> Lists { get; init; } = new Dictionary<string, CodeList>(StringComparer.Ordinal);

    /// <summary>Classes in the order of the table.</summary>
    public IReadOnlyList<VocabularyClass> Classes { get; init; } = [];

    /// <summary>Contexts and schemas, with what was published.</summary>
    public IReadOnlyList<PublishedDocument> Documents { get; init; } = [];

    /// <summary>The class of a name; null where there is none.</summary>
    public VocabularyClass? Find(string name) => Classes.FirstOrDefault(candidate => candidate.Name == name);

    /// <summary>The full form of an IRI that may begin with a prefix.</summary>
    public string Expand(string iri)
    {
        var colon = iri.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Prefixes.TryGetValue(iri[..colon], out var beginning) && !iri.AsSpan(colon).StartsWith("://", StringComparison.Ordinal)
            ? beginning + iri[(colon + 1)..]
            : iri;
    }

    /// <summary>IRI of a class.</summary>
    public string IriOf(VocabularyClass type) => Expand(type.Iri);

    /// <summary>What precedes the codes of a list.</summary>
    public string IriOf(CodeList list) => Expand(list.Iri);

    /// <summary>IRI of a property's term; null where it has none.</summary>
    public string? IriOf(VocabularyProperty property)
    {
        if (property.IsPattern)
        {
            return null;
        }

        if (property.Iri is { } stated)
        {
            return stated == "-" ? null : Expand(stated);
        }

        if (property.Range.Kind == RangeKind.Reference && AreReferencesByClass)
        {
            return IriOf(Find(property.Range.Name)!);
        }

        if (Terms.TryGetValue(property.Name, out var rule))
        {
            return rule.Iri == "-" ? null : Expand(rule.Iri);
        }

        return property.Name is "id" or "type" or "@context" ? null : Expand(property.UsualIri);
    }

    /// <summary>Type coercion of a property's term; null for none.</summary>
    public string? CoercionOf(VocabularyProperty property)
    {
        var stated = property.Coercion ?? (property.Iri is null && Terms.TryGetValue(property.Name, out var rule) ? rule.Coercion : null);
        if (stated is not null)
        {
            return stated == "-" ? null : Expand(stated);
        }

        return property.Range.Kind switch
        {
            RangeKind.Scalar => Coercions.TryGetValue(property.Range.Name, out var scalar) ? Expand(scalar) : null,
            RangeKind.Constant => Coercions.TryGetValue("text", out var text) ? Expand(text) : null,
            RangeKind.Code => "@vocab",
            RangeKind.Reference => "@id",
            RangeKind.Class when Find(property.Range.Name)!.Kind is ClassKind.Node or ClassKind.Abstract => "@id",
            _ => null,
        };
    }
}
