using System.Globalization;

namespace Untp.LinkedData.Json;

/// <summary>Writes doubles as ECMAScript does (ECMA-262, Number::toString with radix 10), which RFC 8785, section 3.2.2.3, asks for.</summary>
internal static class EcmaScriptNumber
{
    /// <param name="value">A finite number.</param>
    public static string Format(double value)
    {
        if (value == 0)
        {
            // Minus zero too.
            return "0";
        }

        // .NET gives the shortest digits that lead back to the same double; only their layout differs.
        var parts = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var exponent = parts.Length == 1 ? 0 : int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        var n = (point < 0 ? digits.Length : point) - (digits.Length - significant.Length) + exponent;
        return (value < 0 ? "-" : "") + Layout(significant.TrimEnd('0'), n);
    }

    /// <param name="digits">The digits, without zeros at either end; "k of them" in the standard.</param>
    /// <param name="n">Where the decimal point stands, counted from before the first digit; "n" in the standard.</param>
    private static string Layout(string digits, int n)
    {
        var k = digits.Length;
        if (k <= n && n <= 21)
        {
            return digits + new string('0', n - k);
        }

        if (n is > 0 and <= 21)
        {
            return $"{digits[..n]}.{digits[n..]}";
        }

        if (n is > -6 and <= 0)
        {
            return $"0.{new string('0', -n)}{digits}";
        }

        var power = n - 1;
        var exponent = (power < 0 ? "-" : "+") + Math.Abs(power).ToString(CultureInfo.InvariantCulture);
        return k == 1 ? $"{digits}e{exponent}" : $"{digits[..1]}.{digits[1..]}e{exponent}";
    }
}
