using System.Buffers.Text;
using System.Text;

namespace Untp.LinkedData.Json;

/// <summary>The escapes of JSON strings. Source: RFC 8259, section 7.</summary>
internal static class JsonEscapes
{
    /// <summary>What a string or name reads as, UTF-8.</summary>
    /// <param name="raw">The text between its quotes, strictly read: every escape is whole, and so is every pair of surrogates.</param>
    public static byte[] Unescape(ReadOnlySpan<byte> raw)
    {
        // No escape is shorter than what it stands for.
        var result = new byte[raw.Length];
        var length = 0;
        for (int next; (next = raw.IndexOf((byte)'\\')) >= 0;)
        {
            raw[..next].CopyTo(result.AsSpan(length));
            length += next;
            var escape = raw[next + 1];
            raw = raw[(next + 2)..];
            if (escape == 'u')
            {
                length += ReadRune(ref raw).EncodeToUtf8(result.AsSpan(length));
                continue;
            }

            result[length++] = escape switch
            {
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                (byte)'n' => (byte)'\n',
                (byte)'r' => (byte)'\r',
                (byte)'t' => (byte)'\t',
                _ => escape,
            };
        }

        raw.CopyTo(result.AsSpan(length));
        return result[..(length + raw.Length)];
    }

    private static Rune ReadRune(ref ReadOnlySpan<byte> rest)
    {
        var unit = ReadUnit(ref rest);
        if (Rune.TryCreate(unit, out var rune))
        {
            return rune;
        }

        rest = rest[2..];
        return new Rune(unit, ReadUnit(ref rest));
    }

    private static char ReadUnit(ref ReadOnlySpan<byte> rest)
    {
        _ = Utf8Parser.TryParse(rest[..4], out ushort unit, out _, 'x');
        rest = rest[4..];
        return (char)unit;
    }
}
