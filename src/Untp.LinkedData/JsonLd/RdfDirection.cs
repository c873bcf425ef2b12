namespace Untp.LinkedData.JsonLd;

/// <summary>How a base direction becomes RDF. Source: JSON-LD 1.1 API, section 9.3, <c>rdfDirection</c>.</summary>
public enum RdfDirection
{
    /// <summary>It is left out; safe mode refuses the document instead.</summary>
    None,

    /// <summary>A datatype of the namespace <c>https://www.w3.org/ns/i18n#</c>.</summary>
    I18nDatatype,

    /// <summary>A blank node with <c>rdf:value</c>, <c>rdf:language</c> and <c>rdf:direction</c>.</summary>
    CompoundLiteral,
}
