namespace Untp.Core.Identifiers.Gs1;

/// <summary>The characters that a component of an element string may hold. Source: GS1 General Specifications, section 7.11.</summary>
public enum CharacterSet
{
    /// <summary>Digits.</summary>
    Numeric,

    /// <summary>GS1 AI encodable character set 82.</summary>
    Set82,

    /// <summary>GS1 AI encodable character set 39.</summary>
    Set39,

    /// <summary>GS1 AI encodable character set 64: file-safe, URI-safe base64.</summary>
    Set64,
}
