using System.Text;

namespace Untp.Core.Identifiers;

/// <summary>Undoes percent-encoding (RFC 3986, section 2.1) where there is one reading of it; .NET leaves what it cannot decode as it is.</summary>
internal static class PercentEncoding
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text; null where a percent sign begins no encoded byte, or the bytes are no UTF-8.</summary>
    public static string? Decode(string encoded)
    {
        if (!encoded.Contains('%', StringComparison.Ordinal))
        {
            return encoded;
        }

        var bytes = new List<byte>(encoded.Length);
        try
        {
            for (var i = 0; i < encoded.Length; i++)
            {
                if (encoded[i] != '%')
                {
                    var rune = Rune.GetRuneAt(encoded, i);
                    bytes.AddRange(_utf8.GetBytes(rune.ToString()));
                    i += rune.Utf16SequenceLength - 1;
                }
                else if (i + 2 < encoded.Length && char.IsAsciiHexDigit(encoded[i + 1]) && char.IsAsciiHexDigit(encoded[i + 2]))
                {
                    bytes.Add(Convert.FromHexString(encoded.AsSpan(i + 1, 2))[0]);
                    i += 2;
                }
                else
                {
                    return null;
                }
            }

            return _utf8.GetString(bytes.ToArray());
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair, or bytes that are no UTF-8.
            return null;
        }
    }
}
