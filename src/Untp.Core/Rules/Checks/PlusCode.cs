namespace Untp.Core.Rules.Checks;

/// <summary>Open Location Codes. Source: Open Location Code specification, github.com/google/open-location-code.</summary>
internal static class PlusCode
{
    private const string Beginning = "https://plus.codes/";
    private const string Digits = "23456789CFGHJMPQRVWX";
    private const int PairChars = 8;
    private const int MaxChars = 16;

    // The first pair counts steps of 20 degrees: there are 9 of latitude and 18 of longitude.
    private const int MaxLatitude = 9;
    private const int MaxLongitude = 18;

    /// <summary>True for a code that needs no place to complete it, bare or behind plus.codes.</summary>
    public static bool IsFull(string text)
    {
        var code = text.StartsWith(Beginning, StringComparison.Ordinal) ? text.AsSpan(Beginning.Length) : text;
        if (code.Length is <= PairChars or > MaxChars || code[PairChars] != '+' || code.Length == PairChars + 2)
        {
            return false;
        }

        var digits = code[..PairChars].TrimEnd('0');
        var tail = code[(PairChars + 1)..];
        return digits.Length is 2 or 4 or 6 or 8
            && (digits.Length == PairChars || tail.IsEmpty)
            && AreDigits(digits) && AreDigits(tail)
            && ValueOf(digits[0]) < MaxLatitude && ValueOf(digits[1]) < MaxLongitude;
    }

    private static bool AreDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (ValueOf(c) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int ValueOf(char digit) => Digits.IndexOf(char.ToUpperInvariant(digit), StringComparison.Ordinal);
}
