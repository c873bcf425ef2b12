namespace Untp.Core.Schemas.Formats;

/// <summary><c>uuid</c>: RFC 4122, 32 hexadecimal digits in five groups.</summary>
internal static class UuidFormat
{
    public static bool IsUuid(ReadOnlySpan<byte> text)
    {
        if (text.Length != 36)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !char.IsAsciiHexDigit((char)text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
