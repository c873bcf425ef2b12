namespace Untp.Core.Schemas.Values;

/// <summary>The text of strings as JSON Schema counts it.</summary>
internal static class JsonText
{
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
}
