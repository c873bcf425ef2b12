using System.Text;

namespace Untp.LinkedData.Encodings;

/// <summary>A base whose characters carry a whole number of bits, without padding, read only in its one form. Source: RFC 4648, sections 4 to 8.</summary>
internal sealed class Rfc4648Base
{
    private static readonly Rfc4648Base _base64Url = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 6);
    private static readonly Rfc4648Base _base64 = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 6);
    private static readonly Rfc4648Base _base32 = new("abcdefghijklmnopqrstuvwxyz234567", 5);
    private static readonly Rfc4648Base _base16 = new("0123456789abcdef", 4);

    private readonly string _alphabet;
    private readonly int _bits;
    private readonly sbyte[] _values = new sbyte[128];

    private Rfc4648Base(string alphabet, int bits)
    {
        (_alphabet, _bits) = (alphabet, bits);
        Array.Fill(_values, (sbyte)-1);
        for (var i = 0; i < alphabet.Length; i++)
        {
            _values[alphabet[i]] = (sbyte)i;
        }
    }

    public static Rfc4648Base Of(MultibaseEncoding encoding) => encoding switch
    {
        MultibaseEncoding.Base64Url => _base64Url,
        MultibaseEncoding.Base64 => _base64,
        MultibaseEncoding.Base32 => _base32,
        _ => _base16,
    };

    public string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 / _bits) + 1);
        var (pending, held) = (0, 0);
        foreach (var b in bytes)
        {
            pending = (pending << 8) | b;
            held += 8;
            while (held >= _bits)
            {
                held -= _bits;
                text.Append(_alphabet[(pending >> held) & (_alphabet.Length - 1)]);
            }

            pending &= (1 << held) - 1;
        }

        return held == 0 ? text.ToString() : text.Append(_alphabet[pending << (_bits - held)]).ToString();
    }

    /// <summary>Null where a character is not of the base, or bits are left over that are set or would hold a character more.</summary>
    public byte[]? Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length * _bits / 8];
        var (pending, held, written) = (0, 0, 0);
        foreach (var c in text)
        {
            if (c >= _values.Length || _values[c] < 0)
            {
                return null;
            }

            pending = (pending << _bits) | (byte)_values[c];
            held += _bits;
            if (held >= 8)
            {
                held -= 8;
                bytes[written++] = (byte)(pending >> held);
                pending &= (1 << held) - 1;
            }
        }

        return held < _bits && pending == 0 ? bytes : null;
    }
}
