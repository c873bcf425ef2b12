using System.Buffers;
using SimpleBase;
using Untp.Core.Problems;

namespace Untp.Core.Keys;

/// <summary>Public keys as <c>publicKeyMultibase</c> and in did:key: multibase (base58btc) of a multicodec prefix and the key.</summary>
/// <remarks>Source: Controlled Identifiers 1.0, section 2.2.2 (Multikey).</remarks>
public static class Multikey
{
    private const int MaxChars = 128;
    private static readonly SearchValues<char> _alphabet = SearchValues.Create("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");

    /// <summary>Encodes a public key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The text, beginning with <c>z6Mk</c> (Ed25519) or <c>zDn</c> (P-256).</returns>
    public static string Encode(VerificationKey key) => "z" + Base58.Bitcoin.Encode([.. Prefix(key.Type), .. key.Encoded.Span]);

    /// <summary>Decodes a public key.</summary>
    /// <remarks>Limits: 128 characters. Errors: KEY_SYNTAX, KEY_TYPE_UNSUPPORTED, ED25519_UNAVAILABLE; never throws.</remarks>
    /// <param name="text">The text, beginning with <c>z</c>.</param>
    public static Result<VerificationKey> Decode(string text)
    {
        if (text.Length < 2 || text[0] != 'z')
        {
            return new Problem(ProblemCodes.KeySyntax, "A Multikey is base58btc and begins with z.");
        }

        if (text.Length > MaxChars)
        {
            // RSA, ML-DSA and the like: a key of somebody's, only none that is used here.
            return new Problem(ProblemCodes.KeyTypeUnsupported, $"The Multikey is longer than {MaxChars} characters; Ed25519 and P-256 are used here.");
        }

        Span<byte> bytes = stackalloc byte[MaxChars];
        // The decoder looks characters up in a table and throws beyond its end.
        if (text.AsSpan().IndexOfAnyExcept(_alphabet) >= 0 || !Base58.Bitcoin.TryDecode(text.AsSpan(1), bytes, out var length))
        {
            return new Problem(ProblemCodes.KeySyntax, "The Multikey holds characters that base58btc does not have.");
        }

        bytes = bytes[..length];
        foreach (var type in Enum.GetValues<KeyType>())
        {
            var prefix = Prefix(type);
            if (bytes.StartsWith(prefix))
            {
                return VerificationKey.Import(type, bytes[prefix.Length..]);
            }
        }

        return new Problem(ProblemCodes.KeyTypeUnsupported, "The Multikey is of a type that is not used here; Ed25519 and P-256 are.");
    }

    // https://github.com/multiformats/multicodec: ed25519-pub 0xed, p256-pub 0x1200, as unsigned varints.
    private static ReadOnlySpan<byte> Prefix(KeyType type) => type switch
    {
        KeyType.Ed25519 => [0xed, 0x01],
        KeyType.P256 => [0x80, 0x24],
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
