namespace Untp.Core.Schemas.Formats;

/// <summary><c>email</c> (RFC 5321, Mailbox) and <c>idn-email</c> (RFC 6531).</summary>
internal static class EmailFormat
{
    private const int MaxLocalBytes = 64;

    public static bool IsEmail(ReadOnlySpan<byte> text) => IsMailbox(text, isInternational: false);

    public static bool IsIdnEmail(ReadOnlySpan<byte> text) => IsMailbox(text, isInternational: true);

    private static bool IsMailbox(ReadOnlySpan<byte> text, bool isInternational)
    {
        var at = text.LastIndexOf((byte)'@');
        if (at is < 1 or > MaxLocalBytes)
        {
            return false;
        }

        var local = text[..at];
        var domain = text[(at + 1)..];
        return (local[0] == '"' ? IsQuoted(local, isInternational) : IsDotString(local, isInternational)) && IsDomain(domain, isInternational);
    }

    private static bool IsDotString(ReadOnlySpan<byte> text, bool isInternational)
    {
        foreach (var range in text.Split((byte)'.'))
        {
            var atom = text[range];
            if (atom.IsEmpty)
            {
                return false;
            }

            foreach (var b in atom)
            {
                if (!char.IsAsciiLetterOrDigit((char)b) && !"!#$%&'*+-/=?^_`{|}~"u8.Contains(b) && (b < 0x80 || !isInternational))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsQuoted(ReadOnlySpan<byte> text, bool isInternational)
    {
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] == '\\')
            {
                i++;
                if (i == text.Length - 1)
                {
                    return false;
                }
            }
            else if (text[i] == '"')
            {
                return false;
            }

            if (text[i] < 0x20 || text[i] == 0x7F || (text[i] > 0x7F && !isInternational))
            {
                return false;
            }
        }

        return text.Length > 1 && text[^1] == '"';
    }

    private static bool IsDomain(ReadOnlySpan<byte> text, bool isInternational)
    {
        if (text is [(byte)'[', .. var literal, (byte)']'])
        {
            return literal.StartsWith("IPv6:"u8) ? IpFormat.IsIpv6(literal[5..]) : IpFormat.IsIpv4(literal);
        }

        return isInternational ? HostnameFormat.IsMailDomain(text) : HostnameFormat.IsHostname(text);
    }
}
