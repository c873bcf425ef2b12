using System.Text;
using Untp.LinkedData.Rdf;

namespace Untp.LinkedData.JsonLd.Straight;

/// <summary>What a name means in one active context, ready to be written: IRIs and datatypes in their canonical N-Quads form. Immutable.</summary>
internal sealed class ContextName
{
    private const Containers Straight = Containers.Set | Containers.List | Containers.Graph;

    private ContextName(string text, byte[] utf8, TermDefinition? term)
    {
        Text = text;
        Utf8 = utf8;
        Term = term;
    }

    public string Text { get; }

    public byte[] Utf8 { get; }

    /// <summary>Its definition; null for a compact or absolute IRI, a keyword, or what the vocabulary mapping completes.</summary>
    public TermDefinition? Term { get; }

    public NameRole Role { get; private init; }

    /// <summary>True where it stands for a keyword.</summary>
    public bool IsKeyword { get; private init; }

    /// <summary>Its IRI between angle brackets; null where it is none that RDF can hold.</summary>
    public byte[]? Iri { get; private init; }

    /// <summary>True where its values have the one plain form: no direction, a datatype and language that RDF can hold.</summary>
    public bool HasPlainValues { get; private init; }

    /// <summary>What ends a string of this property: the quote, and the datatype or language.</summary>
    public byte[] LiteralEnd { get; private init; } = [];

    /// <summary>The datatype that its values are coerced to; null for none.</summary>
    public string? Datatype { get; private init; }

    public bool IsList => Has(Containers.List);

    public bool IsGraph => Has(Containers.Graph);

    /// <summary>True where its values are JSON literals.</summary>
    public bool IsJson => Role == NameRole.Property && Term is { Type: "@json", IsReverse: false, Container: Containers.None or Containers.Set };

    /// <summary>True where the straight path can write this property.</summary>
    public bool IsStraight => Role == NameRole.Property && HasPlainValues && (Term is null || (!Term.IsReverse && (Term.Container & ~Straight) == Containers.None));

    public static ContextName Compile(ActiveContext active, string text, byte[] utf8)
    {
        var term = active.Find(text);
        var iri = IriExpansion.Expand(active, text, vocab: true);
        var isKeyword = iri is not null && Keywords.Contains(iri);
        var isIri = iri is not null && IriReference.IsWellFormed(iri);
        var datatype = term?.Type is "@id" or "@vocab" or "@none" ? null : term?.Type;
        var language = datatype is not null ? null : term is { HasLanguage: true } ? term.Language : active.DefaultLanguage;
        var direction = datatype is not null ? null : term is { HasDirection: true } ? term.Direction : active.DefaultDirection;
        return new(text, utf8, term)
        {
            Role = isIri ? NameRole.Property : RoleOf(iri),
            IsKeyword = isKeyword,
            Iri = isIri ? Encoding.UTF8.GetBytes($"<{iri}>") : null,
            HasPlainValues = direction is null && (datatype is null || IriReference.IsWellFormed(datatype)) && (language is null || LanguageTag.IsWellFormed(language)),
            LiteralEnd = EndOf(datatype, language),
            Datatype = datatype,
        };
    }

    private bool Has(Containers container) => Term is not null && (Term.Container & container) != Containers.None;

    private static NameRole RoleOf(string? keyword) => keyword switch
    {
        "@context" => NameRole.Context,
        "@id" => NameRole.Id,
        "@type" => NameRole.Type,
        "@value" => NameRole.Value,
        "@language" => NameRole.Language,
        _ => NameRole.Other,
    };

    private static byte[] EndOf(string? datatype, string? language) =>
        language is not null ? Encoding.UTF8.GetBytes($"\"@{language}")
        : datatype is null or RdfTerm.XsdString ? [(byte)'"']
        : Encoding.UTF8.GetBytes($"\"^^<{datatype}>");
}
