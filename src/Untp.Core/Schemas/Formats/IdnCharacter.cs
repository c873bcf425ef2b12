using System.Globalization;

namespace Untp.Core.Schemas.Formats;

/// <summary>What a character is to an internationalized name, by its general category and the exceptions of RFC 5892, section 2.6.</summary>
internal static class IdnCharacter
{
    /// <summary>True for PVALID.</summary>
    public static bool IsValid(int character) => character switch
    {
        < 0x80 => char.IsAsciiLetterLower((char)character) || char.IsAsciiDigit((char)character) || character == '-',
        0xDF or 0x3C2 or 0x6FD or 0x6FE or 0xF0B or 0x3007 => true,
        0x640 or 0x7FA or 0x302E or 0x302F or (>= 0x3031 and <= 0x3035) or 0x303B => false,

        // Forms for compatibility, which normalization takes away, and jamo for writing old Korean.
        (>= 0x1100 and <= 0x11FF) or (>= 0xF900 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFFEF) or (>= 0x1D400 and <= 0x1D7FF) or (>= 0x2F800 and <= 0x2FA1F) => false,
        _ => Category(character) is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber,
    };

    public static bool IsMark(int character) =>
        Category(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Bidi class: L, R (with AL), A (Arabic numbers), E (European numbers), N (marks that do not space), O (others).</summary>
    public static char Bidi(int character) => Category(character) switch
    {
        UnicodeCategory.NonSpacingMark => 'N',
        _ when character is >= 0x660 and <= 0x669 => 'A',
        _ when character is (>= '0' and <= '9') or (>= 0x6F0 and <= 0x6F9) => 'E',
        _ when character is (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) => 'R',
        UnicodeCategory.DashPunctuation or UnicodeCategory.Format or UnicodeCategory.OtherPunctuation => 'O',
        _ => 'L',
    };

    private static UnicodeCategory Category(int character) => CharUnicodeInfo.GetUnicodeCategory(character);
}
