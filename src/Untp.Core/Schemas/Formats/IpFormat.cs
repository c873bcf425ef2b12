namespace Untp.Core.Schemas.Formats;

/// <summary><c>ipv4</c> (RFC 2673, dotted quad) and <c>ipv6</c> (RFC 4291, section 2.2).</summary>
internal static class IpFormat
{
    public static bool IsIpv4(ReadOnlySpan<byte> text)
    {
        for (var part = 0; part < 4; part++)
        {
            var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            digits = digits < 0 ? text.Length : digits;
            if (digits is < 1 or > 3 || (digits > 1 && text[0] == '0') || Number(text[..digits]) > 255)
            {
                return false;
            }

            text = text[digits..];
            if (part < 3)
            {
                if (text is not [(byte)'.', .. var rest])
                {
                    return false;
                }

                text = rest;
            }
        }

        return text.IsEmpty;
    }

    public static bool IsIpv6(ReadOnlySpan<byte> text)
    {
        var gap = text.IndexOf("::"u8);
        if (gap < 0)
        {
            return Groups(text, mayEndInIpv4: true) == 8;
        }

        var before = text[..gap];
        var after = text[(gap + 2)..];
        var left = before.IsEmpty ? 0 : Groups(before, mayEndInIpv4: false);
        var right = after.IsEmpty ? 0 : Groups(after, mayEndInIpv4: true);
        return left >= 0 && right >= 0 && left + right <= 7;
    }

    /// <summary>How many groups of 16 bits stand there; negative where something else does.</summary>
    private static int Groups(ReadOnlySpan<byte> text, bool mayEndInIpv4)
    {
        var count = 0;
        while (true)
        {
            var colon = text.IndexOf((byte)':');
            var group = colon < 0 ? text : text[..colon];
            if (colon < 0 && mayEndInIpv4 && group.Contains((byte)'.'))
            {
                return IsIpv4(group) ? count + 2 : -1;
            }

            if (group.Length is < 1 or > 4 || !IsHex(group))
            {
                return -1;
            }

            count++;
            if (colon < 0 || count > 8)
            {
                return count;
            }

            text = text[(colon + 1)..];
        }
    }

    private static bool IsHex(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (!char.IsAsciiHexDigit((char)b))
            {
                return false;
            }
        }

        return true;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
