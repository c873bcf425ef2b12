namespace Untp.Core.Keys;

/// <summary>A kind of public key that multicodec names, whether or not it is used here for signatures.</summary>
/// <remarks>Source: https://github.com/multiformats/multicodec (table); prefixes are unsigned varints.</remarks>
internal sealed record Multicodec(string Name, byte[] Prefix, KeyType? Type = null, EcCurve? Curve = null)
{
    private const int EdwardsBytes = 32;

    public static Multicodec X25519 { get; } = new("X25519", [0xec, 0x01]);

    public static IReadOnlyList<Multicodec> All { get; } =
    [
        new("Ed25519", [0xed, 0x01], KeyType.Ed25519),
        new("P-256", [0x80, 0x24], KeyType.P256, EcCurve.P256),
        new("P-384", [0x81, 0x24], KeyType.P384, EcCurve.P384),
        new("P-521", [0x82, 0x24], Curve: EcCurve.P521),
        new("secp256k1", [0xe7, 0x01], Curve: EcCurve.Secp256k1),
        X25519,
    ];

    public static Multicodec Of(KeyType type) => All.First(codec => codec.Type == type);

    /// <summary>True where the bytes can be a key of this kind: as long as one, and of a curve with compressed points a point of it.</summary>
    public bool IsKey(ReadOnlySpan<byte> key) => Curve is null ? key.Length == EdwardsBytes : Curve.Decompress(key) is not null;
}
