using Untp.Core.Problems;

namespace Untp.Core.Keys;

/// <summary>A public key, imported once and kept. Threads: safe.</summary>
public abstract class VerificationKey
{
    private protected VerificationKey(KeyType type, byte[] encoded)
    {
        Type = type;
        Encoded = encoded;
    }

    /// <summary>The key's type; it alone decides which JOSE algorithm may be used with it.</summary>
    public KeyType Type { get; }

    /// <summary>The key as Multikey carries it: Ed25519 32 bytes; P-256 and P-384 the compressed point, 33 and 49 bytes.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>Imports a public key.</summary>
    /// <remarks>Errors: KEY_SYNTAX, ED25519_UNAVAILABLE; never throws.</remarks>
    /// <param name="type">The key's type.</param>
    /// <param name="encoded">The key as in <see cref="Encoded"/>.</param>
    public static Result<VerificationKey> Import(KeyType type, ReadOnlySpan<byte> encoded) => type switch
    {
        KeyType.Ed25519 => Ed25519VerificationKey.Import(encoded),
        KeyType.P256 => EcdsaVerificationKey.Import(EcdsaScheme.P256, encoded),
        KeyType.P384 => EcdsaVerificationKey.Import(EcdsaScheme.P384, encoded),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>True where the signature is of this key over these bytes. Never throws for wrong input.</summary>
    /// <param name="data">What was signed.</param>
    /// <param name="signature">Ed25519 R‖S and P-256 r‖s 64 bytes, P-384 r‖s 96 bytes (IEEE P1363).</param>
    public abstract bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);
}
