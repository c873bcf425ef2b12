using System.Globalization;

namespace Untp.Core.Linksets;

/// <summary>Reads what a client prefers from Accept and Accept-Language. Source: RFC 9110, sections 12.4.2, 12.5.1 and 12.5.4.</summary>
public static class Preferences
{
    private const int MaxChars = 4096;
    private const int MaxItems = 32;

    /// <summary>The values of the header, the preferred one first.</summary>
    /// <remarks>
    /// Shape: values without parameters; those of weight 0 are left out, and equal weights keep their order. A header is a hint: what cannot
    /// be read of it is left out. Limits: 4,096 characters, of longer headers nothing is read; 32 values. Never throws. Threads: safe.
    /// </remarks>
    /// <param name="field">The field's value; null where it was not sent.</param>
    public static IReadOnlyList<string> Read(string? field) => field is null or { Length: > MaxChars }
        ? []
        : [.. field.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Take(MaxItems)
            .Select(item => item.Split(';', StringSplitOptions.TrimEntries))
            .Select(parts => (Value: parts[0], Weight: parts.Skip(1).Select(ReadWeight).FirstOrDefault(weight => weight is not null) ?? 1))
            .Where(item => item.Value.Length > 0 && item.Weight > 0)
            .OrderByDescending(item => item.Weight)
            .Select(item => item.Value)];

    // qvalue = 0 to 1 with at most three decimals; another one counts as none.
    private static double? ReadWeight(string parameter) =>
        !parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase) ? null
        : parameter.Length <= 7 && double.TryParse(parameter.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) && weight <= 1 ? weight
        : 0;
}
