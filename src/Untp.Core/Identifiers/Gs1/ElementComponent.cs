using System.Buffers;
using System.Globalization;
using Untp.Core.Identifiers.Schemes;

namespace Untp.Core.Identifiers.Gs1;

/// <summary>One part of an application identifier's value. Immutable.</summary>
/// <param name="Set">The characters it may hold.</param>
/// <param name="MinLength">Fewest characters; where it is optional and absent, none at all.</param>
/// <param name="MaxLength">Most characters.</param>
/// <param name="IsOptional">True where it may be absent.</param>
/// <param name="Rule">What its characters must satisfy as well.</param>
public sealed record ElementComponent(CharacterSet Set, int MinLength, int MaxLength, bool IsOptional, ContentRule Rule)
{
    private static readonly SearchValues<char> _digits = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> _set82 = SearchValues.Create("!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> _set39 = SearchValues.Create("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly SearchValues<char> _set64 = SearchValues.Create("-0123456789=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    /// <summary>True where the length is given.</summary>
    public bool IsFixed => MinLength == MaxLength;

    /// <summary>True where the text, of a fitting length, holds only characters of the set.</summary>
    internal bool HasItsCharacters(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Set switch
    {
        CharacterSet.Numeric => _digits,
        CharacterSet.Set39 => _set39,
        CharacterSet.Set64 => _set64,
        _ => _set82,
    }) < 0;

    /// <summary>True where text of these characters satisfies the rule.</summary>
    internal bool Satisfies(ReadOnlySpan<char> text) => Rule switch
    {
        ContentRule.CheckDigit => CheckDigits.IsValid(CheckDigitRule.Gs1Mod10, text),
        ContentRule.CheckPair => CheckDigits.IsValid(CheckDigitRule.Gs1CheckPair, text) && StartsWithCompanyPrefix(text),
        ContentRule.CompanyPrefix => StartsWithCompanyPrefix(text),
        ContentRule.Date => IsDate(text, "yyMMdd"),
        ContentRule.Date0 => IsDate(text, "yyMMdd") || (text[4..] is "00" && IsDate($"{text[..4]}01", "yyMMdd")),
        ContentRule.Date8 => IsDate(text, "yyyyMMdd"),
        ContentRule.Time => Number(text[..2]) < 24 && Number(text[2..]) < 60,
        ContentRule.Hour => Number(text) < 24,
        ContentRule.Minute => Number(text) < 60,
        ContentRule.Zero => text is "0",
        ContentRule.Nonzero => text.ContainsAnyExcept('0'),
        ContentRule.NoLeadingZero => text[0] != '0' || text.Length == 1,
        ContentRule.Flag => text is "0" or "1",
        ContentRule.Hyphen => text is "-",
        ContentRule.Piece => Number(text[..2]) is > 0 and var piece && piece <= Number(text[2..]),
        ContentRule.Escaped => IsEscaped(text),
        ContentRule.Letters => !text.ContainsAnyExceptInRange('A', 'Z'),
        ContentRule.Latitude => Number(text) <= 1_800_000_000,
        ContentRule.Longitude => Number(text) <= 3_600_000_000,
        ContentRule.Winding => text is "0" or "1" or "9",
        ContentRule.Sex => text is "0" or "1" or "2" or "9",
        ContentRule.Sequence => char.IsAsciiDigit(text[0]) && text[1] == '/' && char.IsAsciiDigit(text[2]) && text[0] > '0' && text[0] <= text[2],
        ContentRule.Importer => char.IsAsciiLetterOrDigit(text[0]) || text[0] is '-' or '_',
        ContentRule.Iban => CheckDigits.IsValid(CheckDigitRule.Iban, text),
        _ => true,
    };

    private static bool StartsWithCompanyPrefix(ReadOnlySpan<char> text) => text.Length >= 4 && !text[..4].ContainsAnyExcept(_digits);

    private static bool IsDate(ReadOnlySpan<char> text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static long Number(ReadOnlySpan<char> digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool IsEscaped(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%'))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                return false;
            }

            text = text[(i + 3)..];
        }

        return true;
    }
}
