namespace Untp.LinkedData.Rdf;

/// <summary>The hash of a canonicalization. Source: RDF Dataset Canonicalization 1.0, section 4.1.</summary>
public enum RdfcHash
{
    /// <summary>SHA-256, the default.</summary>
    Sha256,

    /// <summary>SHA-384.</summary>
    Sha384,
}
