namespace Untp.LinkedData.JsonLd;

/// <summary>Which version's features a document may use. Source: JSON-LD 1.1 API, section 9.3, <c>processingMode</c>.</summary>
public enum ProcessingMode
{
    /// <summary><c>json-ld-1.1</c>.</summary>
    JsonLd11,

    /// <summary><c>json-ld-1.0</c>: features that 1.1 brought are errors.</summary>
    JsonLd10,
}
