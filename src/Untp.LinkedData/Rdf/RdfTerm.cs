namespace Untp.LinkedData.Rdf;

/// <summary>An IRI, a blank node or a literal. Immutable; equal by value. Source: RDF 1.1 Concepts, section 3. Threads: safe.</summary>
public sealed class RdfTerm : IEquatable<RdfTerm>
{
    internal const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    internal const string Xsd = "http://www.w3.org/2001/XMLSchema#";
    internal const string XsdString = Xsd + "string";
    internal const string LangString = Rdf + "langString";

    private byte[]? _canonical;
    private int _hash;

    private RdfTerm(RdfTermKind kind, string value, string? datatype, string? language)
    {
        Kind = kind;
        Value = value;
        Datatype = datatype;
        Language = language;
    }

    /// <summary>What the term is.</summary>
    public RdfTermKind Kind { get; }

    /// <summary>The IRI, the blank node's label without <c>_:</c>, or the literal's lexical form.</summary>
    public string Value { get; }

    /// <summary>A literal's datatype IRI; null for other terms.</summary>
    public string? Datatype { get; }

    /// <summary>The language tag of a literal of datatype <c>rdf:langString</c>; null for all else.</summary>
    public string? Language { get; }

    internal static RdfTerm Type { get; } = Iri(Rdf + "type");

    internal static RdfTerm First { get; } = Iri(Rdf + "first");

    internal static RdfTerm Rest { get; } = Iri(Rdf + "rest");

    internal static RdfTerm Nil { get; } = Iri(Rdf + "nil");

    /// <summary>The term's canonical N-Quads form in UTF-8, written once.</summary>
    internal ReadOnlySpan<byte> Canonical => _canonical ??= NQuadsWriter.Encode(this);

    /// <summary>An IRI.</summary>
    /// <param name="iri">An absolute IRI.</param>
    public static RdfTerm Iri(string iri) => new(RdfTermKind.Iri, iri, null, null);

    /// <summary>A blank node.</summary>
    /// <param name="label">Its label, without <c>_:</c>.</param>
    public static RdfTerm BlankNode(string label) => new(RdfTermKind.BlankNode, label, null, null);

    /// <summary>A literal.</summary>
    /// <param name="value">The lexical form.</param>
    /// <param name="datatype">The datatype's IRI.</param>
    public static RdfTerm Literal(string value, string datatype = XsdString) => new(RdfTermKind.Literal, value, datatype, null);

    /// <summary>A literal with a language.</summary>
    /// <param name="value">The lexical form.</param>
    /// <param name="language">A BCP 47 language tag.</param>
    public static RdfTerm LanguageLiteral(string value, string language) => new(RdfTermKind.Literal, value, LangString, language);

    /// <inheritdoc />
    public bool Equals(RdfTerm? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Kind == other.Kind && Value == other.Value && Datatype == other.Datatype && Language == other.Language);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as RdfTerm);

    /// <inheritdoc />
    public override int GetHashCode() => _hash != 0 ? _hash : _hash = HashCode.Combine(Kind, Value, Datatype);

    /// <summary>The term's canonical N-Quads form.</summary>
    public override string ToString() => System.Text.Encoding.UTF8.GetString(Canonical);
}
