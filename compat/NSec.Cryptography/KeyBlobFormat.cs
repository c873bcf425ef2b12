namespace NSec.Cryptography;

/// <summary>How a key is written down. All but the two raw Ed25519 formats throw <see cref="NotSupportedException"/> here.</summary>
public enum KeyBlobFormat
{
    /// <summary>No format.</summary>
    None = 0,

    /// <summary>A symmetric key as it is; left out.</summary>
    RawSymmetricKey = -1,

    /// <summary>The 32-byte seed (RFC 8032, section 5.1.5).</summary>
    RawPrivateKey = -2,

    /// <summary>NSec's own format; left out.</summary>
    NSecSymmetricKey = -101,

    /// <summary>NSec's own format; left out.</summary>
    NSecPrivateKey = -102,

    /// <summary>PKCS #8; left out.</summary>
    PkixPrivateKey = -202,

    /// <summary>PKCS #8 as PEM; left out.</summary>
    PkixPrivateKeyText = -203,

    /// <summary>The 32-byte encoded point.</summary>
    RawPublicKey = 1,

    /// <summary>NSec's own format; left out.</summary>
    NSecPublicKey = 101,

    /// <summary>SubjectPublicKeyInfo; left out.</summary>
    PkixPublicKey = 201,

    /// <summary>SubjectPublicKeyInfo as PEM; left out.</summary>
    PkixPublicKeyText = 202,
}
