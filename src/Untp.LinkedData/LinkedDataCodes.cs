namespace Untp.LinkedData;

/// <summary>Codes for what the specifications leave to the processor: limits, and losses that safe mode refuses.</summary>
public static class LinkedDataCodes
{
    /// <summary>The bytes are not JSON, or a member stands twice in its object.</summary>
    public const string InvalidJson = "invalid JSON";

    /// <summary>The bytes are not N-Quads.</summary>
    public const string InvalidNQuads = "invalid N-Quads";

    /// <summary>A limit of <see cref="JsonLd.JsonLdOptions"/> or <see cref="Rdf.RdfcOptions"/> was reached.</summary>
    public const string LimitExceeded = "limit exceeded";

    /// <summary>Safe mode: a property has no mapping to an IRI, so its value would be lost.</summary>
    public const string DroppedTerm = "dropped term";

    /// <summary>Safe mode: a value that no node holds would be lost.</summary>
    public const string DroppedValue = "dropped value";

    /// <summary>Safe mode: an identifier or type does not become an absolute IRI.</summary>
    public const string RelativeIri = "relative IRI reference";

    /// <summary>Safe mode: a blank node stands as predicate, which RDF cannot say.</summary>
    public const string BlankNodePredicate = "blank node predicate";

    /// <summary>Safe mode: a base direction would be lost because no <see cref="JsonLd.RdfDirection"/> is chosen.</summary>
    public const string DroppedDirection = "dropped direction";

    /// <summary>Safe mode: a language tag is not well-formed.</summary>
    public const string InvalidLanguageTag = "invalid language tag";
}
