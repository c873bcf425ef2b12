using System.Security.Cryptography;

namespace Untp.Core.Encodings;

/// <summary>Multihash of SHA-256 (0x12, 32 bytes), the only hash that is used here.</summary>
internal static class Multihash
{
    /// <summary>The multihash in base58btc, without a multibase prefix: 46 characters beginning with <c>Qm</c>.</summary>
    public static string Sha256Base58(ReadOnlySpan<byte> data) => Base58Btc.Encode([0x12, 0x20, .. SHA256.HashData(data)]);
}
