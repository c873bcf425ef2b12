namespace NSec.Cryptography;

/// <summary>Ed25519 (RFC 8032, section 5.1) with strict verification: see <see cref="StrictEncoding"/>.</summary>
public sealed class Ed25519 : SignatureAlgorithm
{
    internal const int SeedSize = 32;
    internal const int PointSize = 32;

    internal Ed25519()
        : base(privateKeySize: SeedSize, publicKeySize: PointSize, signatureSize: 2 * PointSize)
    {
    }

    private protected override void SignCore(Key key, ReadOnlySpan<byte> data, Span<byte> signature) => key.Sign(data, signature);

    private protected override bool VerifyCore(PublicKey publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        publicKey.IsStrict
        && StrictEncoding.IsPoint(signature[..PointSize])
        && StrictEncoding.IsScalar(signature[PointSize..])
        && publicKey.Verify(data, signature);
}
