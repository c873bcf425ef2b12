using System.Buffers;
using System.Text;

namespace Untp.Core.Schemas.Formats;

/// <summary><c>uri-template</c>: RFC 6570, all levels.</summary>
internal static class UriTemplateFormat
{
    public static bool IsUriTemplate(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            if (text[0] == '{')
            {
                var end = text.IndexOf((byte)'}');
                if (end < 0 || !IsExpression(text[1..end]))
                {
                    return false;
                }

                text = text[(end + 1)..];
            }
            else if (LiteralLength(text) is > 0 and var length)
            {
                text = text[length..];
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static int LiteralLength(ReadOnlySpan<byte> text)
    {
        if (text[0] == '%')
        {
            return IsEncoded(text) ? 3 : 0;
        }

        if (text[0] >= 0x80)
        {
            return Rune.DecodeFromUtf8(text, out var rune, out var length) == OperationStatus.Done && rune.Value >= 0xA0 && (rune.Value & 0xFFFE) != 0xFFFE ? length : 0;
        }

        return text[0] > 0x20 && text[0] != 0x7F && !"\"<>\\^`{|}"u8.Contains(text[0]) ? 1 : 0;
    }

    private static bool IsExpression(ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty && "+#./;?&=,!@|"u8.Contains(text[0]))
        {
            // The last five are reserved for later and mean nothing yet.
            if ("=,!@|"u8.Contains(text[0]))
            {
                return false;
            }

            text = text[1..];
        }

        foreach (var range in text.Split((byte)','))
        {
            if (!IsVariable(text[range]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsVariable(ReadOnlySpan<byte> text)
    {
        if (text is [.. var exploded, (byte)'*'])
        {
            text = exploded;
        }
        else if (text.IndexOf((byte)':') is >= 0 and var colon)
        {
            var length = text[(colon + 1)..];
            if (length.Length is < 1 or > 4 || length[0] == '0' || length.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                return false;
            }

            text = text[..colon];
        }

        foreach (var range in text.Split((byte)'.'))
        {
            if (!IsName(text[range]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsName(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && IsEncoded(text[i..]))
            {
                i += 2;
            }
            else if (!char.IsAsciiLetterOrDigit((char)text[i]) && text[i] != '_')
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }

    private static bool IsEncoded(ReadOnlySpan<byte> text) => text is [(byte)'%', var high, var low, ..] && char.IsAsciiHexDigit((char)high) && char.IsAsciiHexDigit((char)low);
}
