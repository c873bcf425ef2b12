using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Untp.Core.Json;

/// <summary>XML Schema 1.1 dateTimeStamp: a date, a time and their zone. There is no second 60; years before 1 and after 9999 are not read.</summary>
internal static partial class DateTimeStamp
{
    private const int MaxChars = 40;
    private const int HourAt = 11;
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    /// <summary>Null where the text is no such moment, or one beyond the calendar in UTC.</summary>
    public static DateTimeOffset? Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>The same of a text in UTF-8.</summary>
    public static DateTimeOffset? Read(ReadOnlySpan<byte> utf8) => ReadPlain(utf8) ?? (utf8.Length <= MaxChars ? ReadAny(Encoding.UTF8.GetString(utf8)) : null);

    /// <summary>The same of a text that may leave its zone out, which is UTC then.</summary>
    public static DateTimeOffset? ReadOrUtc(string text) => Read(text) ?? Read($"{text}Z");

    /// <summary>UTC to the second, such as <c>2026-01-31T12:00:00Z</c>.</summary>
    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The form that nearly all have, at a glance: that of <see cref="Write"/>.</summary>
    private static DateTimeOffset? ReadPlain(ReadOnlySpan<byte> text) =>
        text is [_, _, _, _, (byte)'-', _, _, (byte)'-', _, _, (byte)'T', _, _, (byte)':', _, _, (byte)':', _, _, (byte)'Z']
        && Number(text[..4]) is >= 1 and var year
        && Number(text[5..7]) is >= 1 and <= 12 and var month
        && Number(text[8..10]) is >= 1 and var day && day <= DateTime.DaysInMonth(year, month)
        && Number(text[11..13]) is >= 0 and < 24 and var hour
        && Number(text[14..16]) is >= 0 and < 60 and var minute
        && Number(text[17..19]) is >= 0 and < 60 and var second
            ? new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero)
            : null;

    private static int Number(ReadOnlySpan<byte> digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static DateTimeOffset? ReadAny(string text)
    {
        if (!Form().IsMatch(text))
        {
            return null;
        }

        // The end of a day is the beginning of the next.
        var isEnd = text.AsSpan(HourAt, 2) is "24";
        var day = isEnd ? $"{text[..HourAt]}00{text[(HourAt + 2)..]}" : text;
        return DateTimeOffset.TryParse(day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && (!isEnd || DateTimeOffset.MaxValue - moment >= _day)
            ? isEnd ? moment + _day : moment
            : null;
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?|24:00:00(\.0+)?)(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
