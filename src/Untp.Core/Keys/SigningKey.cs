using Untp.Core.Problems;

namespace Untp.Core.Keys;

/// <summary>A private key and its public half. Wiped on dispose. Threads: safe until disposed.</summary>
public abstract class SigningKey : IDisposable
{
    private protected SigningKey(VerificationKey verificationKey) => VerificationKey = verificationKey;

    /// <summary>The public half.</summary>
    public VerificationKey VerificationKey { get; }

    /// <summary>Makes a new random key.</summary>
    /// <remarks>Errors: ED25519_UNAVAILABLE; never throws.</remarks>
    /// <param name="type">The key's type.</param>
    public static Result<SigningKey> Create(KeyType type) => type switch
    {
        KeyType.Ed25519 => Ed25519SigningKey.Create(),
        KeyType.P256 => EcdsaSigningKey.Create(EcdsaScheme.P256),
        KeyType.P384 => EcdsaSigningKey.Create(EcdsaScheme.P384),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>Imports a private key.</summary>
    /// <remarks>Errors: KEY_SYNTAX, ED25519_UNAVAILABLE; never throws.</remarks>
    /// <param name="type">The key's type.</param>
    /// <param name="secret">As <see cref="Export"/> gives it; the caller wipes it.</param>
    public static Result<SigningKey> Import(KeyType type, ReadOnlySpan<byte> secret) => type switch
    {
        KeyType.Ed25519 => Ed25519SigningKey.Import(secret),
        KeyType.P256 => EcdsaSigningKey.Import(EcdsaScheme.P256, secret),
        KeyType.P384 => EcdsaSigningKey.Import(EcdsaScheme.P384, secret),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>Signs.</summary>
    /// <param name="data">What is signed.</param>
    /// <returns>Ed25519 R‖S and P-256 r‖s 64 bytes, P-384 r‖s 96 bytes (IEEE P1363).</returns>
    public abstract byte[] Sign(ReadOnlySpan<byte> data);

    /// <summary>The private key, for storing it encrypted: Ed25519 the 32-byte seed, P-256 and P-384 the scalar of 32 and 48 bytes. The caller wipes it.</summary>
    public abstract byte[] Export();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Wipes the key.</summary>
    /// <param name="disposing">Always true: there is no finalizer.</param>
    protected abstract void Dispose(bool disposing);
}
