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
        KeyType.P256 => P256SigningKey.Create(),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>Imports a private key.</summary>
    /// <remarks>Errors: KEY_SYNTAX, ED25519_UNAVAILABLE; never throws.</remarks>
    /// <param name="type">The key's type.</param>
    /// <param name="secret">As <see cref="Export"/> gives it; the caller wipes it.</param>
    public static Result<SigningKey> Import(KeyType type, ReadOnlySpan<byte> secret) => type switch
    {
        KeyType.Ed25519 => Ed25519SigningKey.Import(secret),
        KeyType.P256 => P256SigningKey.Import(secret),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>Signs.</summary>
    /// <param name="data">What is signed.</param>
    /// <returns>64 bytes: Ed25519 R‖S, ECDSA r‖s (IEEE P1363).</returns>
    public abstract byte[] Sign(ReadOnlySpan<byte> data);

    /// <summary>The private key, for storing it encrypted: Ed25519 the 32-byte seed, P-256 the 32-byte scalar. The caller wipes it.</summary>
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
