namespace Untp.Core.Identifiers.Schemes;

/// <summary>Computes check digits.</summary>
public static class CheckDigits
{
    private const string Set82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    private const string Set32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static readonly int[] _primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83];
    private static readonly int[] _abn = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
    private static readonly int[] _vin = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    // What the letters A to Z count in a vehicle identification number; I, O and Q do not occur.
    private const string VinLetters = "12345678-12345-7-923456789";

    /// <summary>True where the identifier carries the check digit that the rule computes.</summary>
    /// <remarks>Shape: the identifier without blanks, letters in upper case. Text of another form than the rule's is not valid. Never throws. Threads: safe.</remarks>
    /// <param name="rule">The rule.</param>
    /// <param name="text">The identifier with its check digit.</param>
    public static bool IsValid(CheckDigitRule rule, ReadOnlySpan<char> text) => rule switch
    {
        CheckDigitRule.None => true,
        CheckDigitRule.Gs1Mod10 => IsDigits(text) && Weighted(text, static (digit, place) => place % 2 == 0 ? digit : 3 * digit) % 10 == 0,
        CheckDigitRule.Luhn => IsDigits(text) && Weighted(text, static (digit, place) => place % 2 == 0 ? digit : (digit * 2 / 10) + (digit * 2 % 10)) % 10 == 0,
        CheckDigitRule.Gs1CheckPair => IsGs1CheckPair(text),
        CheckDigitRule.Iso7064Mod97 => text.Length > 2 && Mod97(text, 0) == 1,
        CheckDigitRule.Iban => text.Length > 4 && Mod97($"{text[4..]}{text[..4]}", 0) == 1,
        CheckDigitRule.Iso7064Mod11Radix10 => IsMod11Radix10(text),
        CheckDigitRule.Iso7064Mod11Radix2 => IsMod11Radix2(text),
        CheckDigitRule.AbnMod89 => IsAbn(text),
        CheckDigitRule.Iso6346Mod11 => IsContainer(text),
        CheckDigitRule.VinMod11 => IsVin(text),
        _ => false,
    };

    private static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 1 && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>The sum over all digits, of which the check digit at the end has place 0.</summary>
    private static int Weighted(ReadOnlySpan<char> digits, Func<int, int, int> weigh)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += weigh(digits[i] - '0', digits.Length - 1 - i);
        }

        return sum;
    }

    private static bool IsGs1CheckPair(ReadOnlySpan<char> text)
    {
        var data = text.Length - 2;
        if (data < 1 || data > _primes.Length)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < data; i++)
        {
            var value = Set82.IndexOf(text[i], StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            sum += value * _primes[data - 1 - i];
        }

        sum %= 1021;
        return text[^2] == Set32[sum >> 5] && text[^1] == Set32[sum & 31];
    }

    /// <summary>The remainder of the number that letters (A = 10) and digits write; -1 where there is another character.</summary>
    private static int Mod97(ReadOnlySpan<char> text, int remainder)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case >= '0' and <= '9':
                    remainder = ((remainder * 10) + (c - '0')) % 97;
                    break;
                case >= 'A' and <= 'Z':
                    remainder = ((remainder * 100) + (c - 'A' + 10)) % 97;
                    break;
                default:
                    return -1;
            }
        }

        return remainder;
    }

    private static bool IsMod11Radix10(ReadOnlySpan<char> text)
    {
        if (!IsDigits(text))
        {
            return false;
        }

        var product = 10;
        foreach (var c in text[..^1])
        {
            var sum = (product + (c - '0')) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (product + (text[^1] - '0')) % 10 == 1;
    }

    private static bool IsMod11Radix2(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || !IsDigits(text[..^1]) || !(char.IsAsciiDigit(text[^1]) || text[^1] == 'X'))
        {
            return false;
        }

        var product = 0;
        foreach (var c in text[..^1])
        {
            product = (product + (c - '0')) * 2 % 11;
        }

        return (product + (text[^1] == 'X' ? 10 : text[^1] - '0')) % 11 == 1;
    }

    private static bool IsAbn(ReadOnlySpan<char> text)
    {
        if (text.Length != _abn.Length || !IsDigits(text))
        {
            return false;
        }

        // One is taken from the first digit.
        var sum = -_abn[0];
        for (var i = 0; i < text.Length; i++)
        {
            sum += _abn[i] * (text[i] - '0');
        }

        return sum % 89 == 0;
    }

    private static bool IsContainer(ReadOnlySpan<char> text)
    {
        const int Length = 11;
        if (text.Length != Length || !char.IsAsciiDigit(text[^1]))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < Length - 1; i++)
        {
            // Letters count from 10 on, the multiples of 11 left out.
            var value = text[i] switch
            {
                >= '0' and <= '9' => text[i] - '0',
                'A' => 10,
                >= 'B' and <= 'K' => text[i] - 'B' + 12,
                >= 'L' and <= 'U' => text[i] - 'L' + 23,
                >= 'V' and <= 'Z' => text[i] - 'V' + 34,
                _ => -1,
            };
            if (value < 0)
            {
                return false;
            }

            sum += value << i;
        }

        return sum % 11 % 10 == text[^1] - '0';
    }

    private static bool IsVin(ReadOnlySpan<char> text)
    {
        if (text.Length != _vin.Length)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = char.IsAsciiLetterUpper(text[i]) ? VinLetters[text[i] - 'A'] : text[i];
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            sum += _vin[i] * (digit - '0');
        }

        return text[8] == (sum % 11 == 10 ? 'X' : (char)('0' + (sum % 11)));
    }
}
