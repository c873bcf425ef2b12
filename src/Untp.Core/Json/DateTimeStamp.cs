using System.Globalization;
using System.Text.RegularExpressions;

namespace Untp.Core.Json;

/// <summary>XML Schema 1.1 dateTimeStamp: a date, a time and their zone. Seconds 60 and years beyond four digits are not read.</summary>
internal static partial class DateTimeStamp
{
    private const int MaxChars = 40;

    /// <summary>Null where the text is no such moment, or too near an end of the calendar for a clock skew to be added.</summary>
    public static DateTimeOffset? Read(string text) =>
        text.Length <= MaxChars
        && Form().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
        && moment.UtcDateTime.Year is > 1 and < 9999
            ? moment
            : null;

    /// <summary>UTC to the second, such as <c>2026-01-31T12:00:00Z</c>.</summary>
    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
