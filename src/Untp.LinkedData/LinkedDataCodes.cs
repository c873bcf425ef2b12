namespace Untp.LinkedData;

/// <summary>Codes for what the JSON-LD specifications leave to the processor (limits, losses that safe mode refuses), and for JSON and encodings.</summary>
public static class LinkedDataCodes
{
    /// <summary>Not one JSON value, or a byte order mark before it.</summary>
    public const string JsonSyntax = "JSON_SYNTAX";

    /// <summary>Bytes that are not UTF-8.</summary>
    public const string JsonNotUtf8 = "JSON_NOT_UTF8";

    /// <summary>A member name twice in one object.</summary>
    public const string JsonDuplicateMember = "JSON_DUPLICATE_MEMBER";

    /// <summary>Nested too deeply.</summary>
    public const string JsonTooDeep = "JSON_TOO_DEEP";

    /// <summary>More bytes than the limit.</summary>
    public const string JsonTooLarge = "JSON_TOO_LARGE";

    /// <summary>More values than the limit.</summary>
    public const string JsonTooManyValues = "JSON_TOO_MANY_VALUES";

    /// <summary>A number that no double holds.</summary>
    public const string JsonNumberRange = "JSON_NUMBER_RANGE";

    /// <summary>Half of a surrogate pair.</summary>
    public const string JsonLoneSurrogate = "JSON_LONE_SURROGATE";

    /// <summary>A multibase text that is not in the one form of its base.</summary>
    public const string MultibaseInvalid = "MULTIBASE_INVALID";

    /// <summary>A base that is not read here.</summary>
    public const string MultibaseUnsupported = "MULTIBASE_UNSUPPORTED";

    /// <summary>Bytes that are no multihash.</summary>
    public const string MultihashInvalid = "MULTIHASH_INVALID";

    /// <summary>A hash function that is not read here.</summary>
    public const string MultihashUnsupported = "MULTIHASH_UNSUPPORTED";

    /// <summary>A remote context is not at hand; as JSON-LD spells it.</summary>
    public const string ContextMissing = "loading remote context failed";

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
