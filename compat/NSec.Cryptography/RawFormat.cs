namespace NSec.Cryptography;

/// <summary>The stand-in reads and writes raw keys only.</summary>
internal static class RawFormat
{
    /// <exception cref="ArgumentException">The format is raw, but for the other kind of key.</exception>
    /// <exception cref="NotSupportedException">The format is one that the stand-in leaves out.</exception>
    public static void Require(KeyBlobFormat expected, KeyBlobFormat format)
    {
        if (format == expected)
        {
            return;
        }

        if (format is KeyBlobFormat.RawPublicKey or KeyBlobFormat.RawPrivateKey)
        {
            throw new ArgumentException($"{expected} is needed here, not {format}.", nameof(format));
        }

        throw new NotSupportedException($"This stand-in for NSec.Cryptography reads and writes raw Ed25519 keys only, not {format}.");
    }
}
