using Untp.Core.Problems;
using Untp.LinkedData.Encodings;

namespace Untp.Core.Keys;

/// <summary>Public keys as <c>publicKeyMultibase</c> and in did:key: multibase (base58btc) of a multicodec prefix and the key.</summary>
/// <remarks>Source: Controlled Identifiers 1.0, section 2.2.2 (Multikey).</remarks>
public static class Multikey
{
    private const int MaxChars = 128;

    /// <summary>Encodes a public key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The text, beginning with <c>z6Mk</c> (Ed25519), <c>zDn</c> (P-256) or <c>z82</c> (P-384).</returns>
    public static string Encode(VerificationKey key) => Multibase.Encode([.. Multicodec.Of(key.Type).Prefix, .. key.Encoded.Span]);

    /// <summary>Decodes a public key.</summary>
    /// <remarks>Limits: 128 characters. Errors: KEY_SYNTAX, KEY_TYPE_UNSUPPORTED, ED25519_UNAVAILABLE; never throws.</remarks>
    /// <param name="text">The text, beginning with <c>z</c>.</param>
    public static Result<VerificationKey> Decode(string text)
    {
        var read = Read(text);
        if (!read.IsSuccess)
        {
            return Result<VerificationKey>.Failure(read.Problems);
        }

        var (codec, key) = read.Value;
        return codec.Type is { } type
            ? VerificationKey.Import(type, key)
            : new Problem(ProblemCodes.KeyTypeUnsupported, $"The Multikey is of the type {codec.Name}; Ed25519, P-256 and P-384 are used here.");
    }

    /// <summary>Takes a Multikey apart, of a type that is used here or not. Errors: KEY_SYNTAX, KEY_TYPE_UNSUPPORTED.</summary>
    internal static Result<(Multicodec Codec, byte[] Key)> Read(string text)
    {
        if (text.Length < 2 || text[0] != 'z')
        {
            return new Problem(ProblemCodes.KeySyntax, "A Multikey is base58btc and begins with z.");
        }

        if (text.Length > MaxChars)
        {
            // RSA, ML-DSA and the like: a key of somebody's, only none that is used here.
            return new Problem(ProblemCodes.KeyTypeUnsupported, $"The Multikey is longer than {MaxChars} characters; Ed25519, P-256 and P-384 are used here.");
        }

        if (Base58Btc.Decode(text.AsSpan(1), MaxChars) is not { } bytes)
        {
            return new Problem(ProblemCodes.KeySyntax, "The Multikey holds characters that base58btc does not have.");
        }

        if (bytes is [>= 0x80 and <= 0x8F, 0x26, ..])
        {
            // Codes 0x1300 to 0x130f of the table are private keys.
            return new Problem(ProblemCodes.KeySyntax, "The Multikey is a private key; whoever can read it can sign, so it proves nothing.");
        }

        if (Multicodec.All.FirstOrDefault(codec => bytes.AsSpan().StartsWith(codec.Prefix)) is not { } codec)
        {
            return new Problem(ProblemCodes.KeyTypeUnsupported, "The Multikey is of a type that is not known here; Ed25519, P-256 and P-384 are used.");
        }

        return (codec, bytes[codec.Prefix.Length..]);
    }
}
