namespace Untp.Core.Schemas.Formats;

/// <summary><c>json-pointer</c> (RFC 6901) and <c>relative-json-pointer</c>.</summary>
internal static class JsonPointerFormat
{
    public static bool IsJsonPointer(ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty && text[0] != '/')
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '~' && (i + 1 == text.Length || text[i + 1] is not ((byte)'0' or (byte)'1')))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsRelativeJsonPointer(ReadOnlySpan<byte> text)
    {
        var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        digits = digits < 0 ? text.Length : digits;
        return digits > 0 && (text[0] != '0' || digits == 1) && (text[digits..] is [(byte)'#'] || IsJsonPointer(text[digits..]));
    }
}
