namespace Untp.LinkedData.Encodings;

/// <summary>Unsigned varints in their shortest form. Source: https://github.com/multiformats/unsigned-varint; here of at most three bytes.</summary>
internal static class Varint
{
    private const int MaxBytes = 3;

    /// <summary>Null where there is none.</summary>
    public static int? Read(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> rest)
    {
        var value = 0;
        for (var i = 0; i < MaxBytes && i < bytes.Length; i++)
        {
            value |= (bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] < 0x80)
            {
                rest = bytes[(i + 1)..];
                return i > 0 && bytes[i] == 0 ? null : value;
            }
        }

        rest = [];
        return null;
    }
}
