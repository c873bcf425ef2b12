namespace Untp.LinkedData.Encodings;

/// <summary>The bases that are read and written here; the first character of a multibase text names one.</summary>
public enum MultibaseEncoding
{
    /// <summary>Prefix <c>z</c>: base58 with the Bitcoin alphabet.</summary>
    Base58Btc,

    /// <summary>Prefix <c>u</c>: base64url without padding.</summary>
    Base64Url,

    /// <summary>Prefix <c>m</c>: base64 without padding.</summary>
    Base64,

    /// <summary>Prefix <c>b</c>: base32 in lower case, without padding.</summary>
    Base32,

    /// <summary>Prefix <c>f</c>: hexadecimal in lower case.</summary>
    Base16,
}
