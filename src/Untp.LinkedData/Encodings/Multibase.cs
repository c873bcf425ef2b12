namespace Untp.LinkedData.Encodings;

/// <summary>
/// Multibase: a text whose first character says in which base the rest is written. Every byte string has one spelling a base; others are
/// refused. Source: https://github.com/multiformats/multibase; Controlled Identifiers 1.0, section 2.4. Threads: safe.
/// </summary>
public static class Multibase
{
    private static readonly Dictionary<char, MultibaseEncoding> _encodings = new()
    {
        ['z'] = MultibaseEncoding.Base58Btc,
        ['u'] = MultibaseEncoding.Base64Url,
        ['m'] = MultibaseEncoding.Base64,
        ['b'] = MultibaseEncoding.Base32,
        ['f'] = MultibaseEncoding.Base16,
    };

    /// <summary>Writes bytes in a base, its prefix first.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="encoding">The base.</param>
    public static string Encode(ReadOnlySpan<byte> bytes, MultibaseEncoding encoding = MultibaseEncoding.Base58Btc)
    {
        var prefix = _encodings.First(pair => pair.Value == encoding).Key;
        return prefix + (encoding == MultibaseEncoding.Base58Btc ? Base58Btc.Encode(bytes) : Rfc4648Base.Of(encoding).Encode(bytes));
    }

    /// <summary>Reads a multibase text.</summary>
    /// <remarks>
    /// Limits: <paramref name="maxChars"/>. Errors: MULTIBASE_UNSUPPORTED (a base that is not read here), MULTIBASE_INVALID (empty, too long,
    /// characters that the base lacks, bits set that no byte uses); never throws.
    /// </remarks>
    /// <param name="text">The text with its prefix.</param>
    /// <param name="maxChars">Longest text after the prefix, in characters; decoding base58 takes quadratic time.</param>
    public static LinkedDataResult<byte[]> Decode(ReadOnlySpan<char> text, int maxChars)
    {
        if (text.IsEmpty || text.Length - 1 > maxChars)
        {
            return new LinkedDataProblem(LinkedDataCodes.MultibaseInvalid, $"A multibase text has a prefix and at most {maxChars} characters.");
        }

        if (!_encodings.TryGetValue(text[0], out var encoding))
        {
            return new LinkedDataProblem(LinkedDataCodes.MultibaseUnsupported, "The text is in a base that is not read here; use base58btc (z), base64url (u), base64 (m), base32 (b) or base16 (f).");
        }

        var bytes = encoding == MultibaseEncoding.Base58Btc ? Base58Btc.Decode(text[1..], maxChars) : Rfc4648Base.Of(encoding).Decode(text[1..]);
        return bytes is null
            ? new LinkedDataProblem(LinkedDataCodes.MultibaseInvalid, $"The text is not {encoding} in its one form: it holds other characters, or was cut.")
            : bytes;
    }
}
