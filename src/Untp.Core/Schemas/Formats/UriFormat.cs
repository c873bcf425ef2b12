using System.Buffers;
using System.Text;

namespace Untp.Core.Schemas.Formats;

/// <summary><c>uri</c> and <c>uri-reference</c> (RFC 3986), <c>iri</c> and <c>iri-reference</c> (RFC 3987).</summary>
internal static class UriFormat
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private const string SubDelims = "!$&'()*+,;=";

    private static readonly SearchValues<byte> _scheme = Bytes("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");
    private static readonly SearchValues<byte> _hex = Bytes("0123456789abcdefABCDEF");
    private static readonly SearchValues<byte> _userInfo = Bytes(Unreserved + SubDelims + ":");
    private static readonly SearchValues<byte> _host = Bytes(Unreserved + SubDelims);
    private static readonly SearchValues<byte> _path = Bytes(Unreserved + SubDelims + ":@/");
    private static readonly SearchValues<byte> _query = Bytes(Unreserved + SubDelims + ":@/?");

    public static bool IsUri(ReadOnlySpan<byte> text) => SchemeLength(text) is > 0 and var scheme && IsRest(text[(scheme + 1)..], isIri: false);

    public static bool IsUriReference(ReadOnlySpan<byte> text) => IsReference(text, isIri: false);

    public static bool IsIri(ReadOnlySpan<byte> text) => SchemeLength(text) is > 0 and var scheme && IsRest(text[(scheme + 1)..], isIri: true);

    public static bool IsIriReference(ReadOnlySpan<byte> text) => IsReference(text, isIri: true);

    private static bool IsReference(ReadOnlySpan<byte> text, bool isIri)
    {
        if (SchemeLength(text) is > 0 and var scheme)
        {
            return IsRest(text[(scheme + 1)..], isIri);
        }

        // Without a scheme, the first segment of a path holds no colon.
        var end = text.IndexOfAny("/?#"u8);
        return !(end < 0 ? text : text[..end]).Contains((byte)':') && IsRest(text, isIri);
    }

    private static int SchemeLength(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        return colon > 0 && char.IsAsciiLetter((char)text[0]) && !text[..colon].ContainsAnyExcept(_scheme) ? colon : -1;
    }

    private static bool IsRest(ReadOnlySpan<byte> text, bool isIri)
    {
        if (text.IndexOf((byte)'#') is >= 0 and var hash)
        {
            if (!Holds(text[(hash + 1)..], _query, isIri))
            {
                return false;
            }

            text = text[..hash];
        }

        if (text.IndexOf((byte)'?') is >= 0 and var mark)
        {
            if (!Holds(text[(mark + 1)..], _query, isIri, isQuery: true))
            {
                return false;
            }

            text = text[..mark];
        }

        if (!text.StartsWith("//"u8))
        {
            return Holds(text, _path, isIri);
        }

        text = text[2..];
        var slash = text.IndexOf((byte)'/');
        return slash < 0 ? IsAuthority(text, isIri) : IsAuthority(text[..slash], isIri) && Holds(text[slash..], _path, isIri);
    }

    private static bool IsAuthority(ReadOnlySpan<byte> text, bool isIri)
    {
        if (text.IndexOf((byte)'@') is >= 0 and var at)
        {
            if (!Holds(text[..at], _userInfo, isIri))
            {
                return false;
            }

            text = text[(at + 1)..];
        }

        if (text is [(byte)'[', ..])
        {
            var end = text.IndexOf((byte)']');
            return end > 0 && IsLiteral(text[1..end]) && IsPort(text[(end + 1)..]);
        }

        var colon = text.IndexOf((byte)':');
        return colon < 0 ? Holds(text, _host, isIri) : Holds(text[..colon], _host, isIri) && IsPort(text[colon..]);
    }

    private static bool IsLiteral(ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'v' or (byte)'V', .. var future])
        {
            return IpFormat.IsIpv6(text);
        }

        var dot = future.IndexOf((byte)'.');
        return dot > 0 && dot < future.Length - 1 && !future[..dot].ContainsAnyExcept(_hex) && !future[(dot + 1)..].ContainsAnyExcept(_userInfo);
    }

    private static bool IsPort(ReadOnlySpan<byte> text) => text.IsEmpty || (text[0] == ':' && !text[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9'));

    /// <summary>True where a text holds allowed characters and whole percent-encodings only.</summary>
    private static bool Holds(ReadOnlySpan<byte> text, SearchValues<byte> allowed, bool isIri, bool isQuery = false)
    {
        while (text.IndexOfAnyExcept(allowed) is >= 0 and var odd)
        {
            text = text[odd..];
            if (text is [(byte)'%', var high, var low, ..] && char.IsAsciiHexDigit((char)high) && char.IsAsciiHexDigit((char)low))
            {
                text = text[3..];
            }
            else if (isIri && text[0] >= 0x80 && Rune.DecodeFromUtf8(text, out var rune, out var length) == OperationStatus.Done && IsUcs(rune.Value, isQuery))
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

    /// <summary>RFC 3987's ucschar, and in a query iprivate.</summary>
    private static bool IsUcs(int character, bool isQuery) => character switch
    {
        >= 0xE000 and <= 0xF8FF or >= 0xF0000 => isQuery && (character & 0xFFFE) != 0xFFFE,
        >= 0x10000 => (character & 0xFFFE) != 0xFFFE && character is not (>= 0xE0000 and < 0xE1000),
        _ => character is (>= 0xA0 and <= 0xD7FF) or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFEF),
    };

    private static SearchValues<byte> Bytes(string characters) => SearchValues.Create(Encoding.ASCII.GetBytes(characters));
}
