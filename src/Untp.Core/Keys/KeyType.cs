namespace Untp.Core.Keys;

/// <summary>The kinds of signature keys that are used here.</summary>
public enum KeyType
{
    /// <summary>Ed25519 (RFC 8032); JOSE algorithm EdDSA.</summary>
    Ed25519,

    /// <summary>NIST P-256 (FIPS 186-5); JOSE algorithm ES256.</summary>
    P256,

    /// <summary>NIST P-384 (FIPS 186-5); JOSE algorithm ES384.</summary>
    P384,
}
