namespace Untp.Core.Encodings;

/// <summary>Multibase as it is used here: base58btc only, which is <c>z</c> and the text (Controlled Identifiers 1.0, section 2.4).</summary>
internal static class Multibase
{
    private const char Base58BtcPrefix = 'z';

    public static string Encode(ReadOnlySpan<byte> bytes) => Base58BtcPrefix + Base58Btc.Encode(bytes);

    /// <summary>Null where the text is of another base, holds characters that base58btc lacks, or more than <paramref name="maxChars"/>.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text, int maxChars) =>
        text.Length > 0 && text[0] == Base58BtcPrefix ? Base58Btc.Decode(text[1..], maxChars) : null;
}
