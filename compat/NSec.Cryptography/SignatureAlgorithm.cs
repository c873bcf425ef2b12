namespace NSec.Cryptography;

/// <summary>A digital signature algorithm.</summary>
public abstract class SignatureAlgorithm : Algorithm
{
    private protected SignatureAlgorithm(int privateKeySize, int publicKeySize, int signatureSize)
    {
        PrivateKeySize = privateKeySize;
        PublicKeySize = publicKeySize;
        SignatureSize = signatureSize;
    }

    /// <summary>Ed25519 as in RFC 8032. The property itself needs no native library; creating or importing a key does.</summary>
    public static Ed25519 Ed25519 { get; } = new();

    /// <summary>The size of a raw private key in bytes.</summary>
    public int PrivateKeySize { get; }

    /// <summary>The size of a raw public key in bytes.</summary>
    public int PublicKeySize { get; }

    /// <summary>The size of a signature in bytes.</summary>
    public int SignatureSize { get; }

    /// <summary>Signs the data and returns the signature.</summary>
    public byte[] Sign(Key key, ReadOnlySpan<byte> data)
    {
        ArgumentNullException.ThrowIfNull(key);
        var signature = new byte[SignatureSize];
        SignCore(key, data, signature);
        return signature;
    }

    /// <summary>Signs the data and fills the span, which must have the signature's size and not overlap the data.</summary>
    public void Sign(Key key, ReadOnlySpan<byte> data, Span<byte> signature)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (signature.Length != SignatureSize)
        {
            throw new ArgumentException($"The span for the signature must have {SignatureSize} bytes.", nameof(signature));
        }

        if (signature.Overlaps(data))
        {
            throw new ArgumentException("The span for the signature must not overlap the data.", nameof(signature));
        }

        SignCore(key, data, signature);
    }

    /// <summary>Tells whether the signature is valid; false also for a signature of the wrong size.</summary>
    public bool Verify(PublicKey publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        return signature.Length == SignatureSize && VerifyCore(publicKey, data, signature);
    }

    private protected abstract void SignCore(Key key, ReadOnlySpan<byte> data, Span<byte> signature);

    private protected abstract bool VerifyCore(PublicKey publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);
}
