namespace Untp.Core.Problems;

/// <content>Codes of linked data and encodings.</content>
public static partial class ProblemCodes
{
    // JSON-LD and RDF
    /// <summary>JSON-LD that its own rules refuse.</summary>
    public static readonly ProblemCode JsonLdInvalid = new("JSONLD_INVALID", ProblemKind.Refused, "JSON-LD not valid");

    /// <summary>More work than linked data may cause.</summary>
    public static readonly ProblemCode JsonLdLimit = new("JSONLD_LIMIT", ProblemKind.Refused, "JSON-LD too costly");

    /// <summary>A context that is not trusted here.</summary>
    public static readonly ProblemCode ContextUnknown = new("CONTEXT_UNKNOWN", ProblemKind.Refused, "Context not known here");

    /// <summary>A context that cannot be had now.</summary>
    public static readonly ProblemCode ContextUnavailable = new("CONTEXT_UNAVAILABLE", ProblemKind.Unavailable, "Context not at hand");

    /// <summary>A term that no context defines.</summary>
    public static readonly ProblemCode TermUndefined = new("TERM_UNDEFINED", ProblemKind.Refused, "Term not defined");

    /// <summary>An identifier or type that is no absolute IRI.</summary>
    public static readonly ProblemCode IriRelative = new("IRI_RELATIVE", ProblemKind.Refused, "IRI not absolute");

    /// <summary>A value that RDF cannot hold.</summary>
    public static readonly ProblemCode JsonLdLoss = new("JSONLD_LOSS", ProblemKind.Refused, "Value would be lost");

    // Encodings
    /// <summary>A multibase text that is not in its one form.</summary>
    public static readonly ProblemCode MultibaseInvalid = new("MULTIBASE_INVALID", ProblemKind.BadInput, "Not a multibase text");

    /// <summary>A base that is not read.</summary>
    public static readonly ProblemCode MultibaseUnsupported = new("MULTIBASE_UNSUPPORTED", ProblemKind.BadInput, "Base not read here");

    /// <summary>Bytes that are no multihash.</summary>
    public static readonly ProblemCode MultihashInvalid = new("MULTIHASH_INVALID", ProblemKind.BadInput, "Not a multihash");

    /// <summary>A hash function that is not read.</summary>
    public static readonly ProblemCode MultihashUnsupported = new("MULTIHASH_UNSUPPORTED", ProblemKind.BadInput, "Hash function not read here");
}
