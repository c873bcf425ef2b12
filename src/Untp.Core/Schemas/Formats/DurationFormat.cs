namespace Untp.Core.Schemas.Formats;

/// <summary><c>duration</c>: RFC 3339, appendix A; units follow each other without a gap.</summary>
internal static class DurationFormat
{
    public static bool IsDuration(ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'P', .. var rest])
        {
            return false;
        }

        var time = rest.IndexOf((byte)'T');
        if (time < 0)
        {
            return AreUnits(rest, "YMD"u8) || (AreUnits(rest, "W"u8) && rest[^1] == 'W');
        }

        return (time == 0 || AreUnits(rest[..time], "YMD"u8)) && AreUnits(rest[(time + 1)..], "HMS"u8);
    }

    private static bool AreUnits(ReadOnlySpan<byte> text, ReadOnlySpan<byte> units)
    {
        if (text.IsEmpty)
        {
            return false;
        }

        var next = -1;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            var unit = digits < 1 ? -1 : units.IndexOf(text[digits]);
            if (unit < 0 || (next >= 0 && unit != next))
            {
                return false;
            }

            next = unit + 1;
            text = text[(digits + 1)..];
        }

        return true;
    }
}
