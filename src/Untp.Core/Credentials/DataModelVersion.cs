namespace Untp.Core.Credentials;

/// <summary>The versions of the Verifiable Credentials Data Model that are read; a document states its own by its first context.</summary>
public enum DataModelVersion
{
    /// <summary>Version 2.0, <c>https://www.w3.org/ns/credentials/v2</c>; the one that is written.</summary>
    V20,

    /// <summary>Version 1.1, <c>https://www.w3.org/2018/credentials/v1</c>; the one before, still widely used.</summary>
    V11,
}
