namespace Untp.LinkedData.Rdf;

/// <summary>What a term is.</summary>
public enum RdfTermKind
{
    /// <summary>An IRI.</summary>
    Iri,

    /// <summary>A blank node; it has a name within its dataset only.</summary>
    BlankNode,

    /// <summary>A literal.</summary>
    Literal,
}
