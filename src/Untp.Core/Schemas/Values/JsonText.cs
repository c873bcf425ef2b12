using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Untp.Core.Schemas.Values;

/// <summary>The text of strings and names as UTF-8; a copy only where it is written with escapes. Half surrogate pairs become U+FFFD.</summary>
internal static class JsonText
{
    /// <summary>A string's text.</summary>
    public static ReadOnlySpan<byte> Of(in JsonElement text) => Unescape(JsonMarshal.GetRawUtf8Value(text)[1..^1]);

    /// <summary>A member's name.</summary>
    public static ReadOnlySpan<byte> NameOf(in JsonProperty property) => Unescape(JsonMarshal.GetRawUtf8PropertyName(property));

    /// <summary>Characters (code points) of valid UTF-8.</summary>
    public static int Length(ReadOnlySpan<byte> utf8)
    {
        var length = 0;
        foreach (var b in utf8)
        {
            length += (b & 0xC0) == 0x80 ? 0 : 1;
        }

        return length;
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> raw) => raw.Contains((byte)'\\') ? Decode(raw) : raw;

    private static byte[] Decode(ReadOnlySpan<byte> raw)
    {
        // No escape is shorter than what it stands for.
        var result = new byte[raw.Length];
        var length = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                result[length++] = raw[i];
                continue;
            }

            i++;
            if (raw[i] != 'u')
            {
                result[length++] = raw[i] switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    var plain => plain,
                };
                continue;
            }

            var unit = Unit(raw[(i + 1)..]);
            i += 4;
            var rune = Rune.ReplacementChar;
            if (!Rune.TryCreate(unit, out rune)
                && raw[(i + 1)..].StartsWith("\\u"u8)
                && Rune.TryCreate(unit, Unit(raw[(i + 3)..]), out rune))
            {
                i += 6;
            }

            length += (rune == default && unit != '\0' ? Rune.ReplacementChar : rune).EncodeToUtf8(result.AsSpan(length));
        }

        return result[..length];
    }

    private static char Unit(ReadOnlySpan<byte> hex) =>
        Utf8Parser.TryParse(hex[..4], out ushort unit, out _, 'x') ? (char)unit : '\uFFFD';
}
