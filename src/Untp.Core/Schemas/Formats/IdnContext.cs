namespace Untp.Core.Schemas.Formats;

/// <summary>Characters that are valid in some surroundings only: RFC 5892, appendix A.</summary>
internal static class IdnContext
{
    // Canonical combining class 9, in the scripts that have one.
    private static readonly int[] _virama =
    [
        0x094D, 0x09CD, 0x0A4D, 0x0ACD, 0x0B4D, 0x0BCD, 0x0C4D, 0x0CCD, 0x0D3B, 0x0D3C, 0x0D4D, 0x0DCA, 0x0E3A, 0x0EBA, 0x0F84, 0x1039, 0x103A, 0x1714, 0x1734, 0x17D2,
        0x1A60, 0x1B44, 0x1BAA, 0x1BAB, 0x1BF2, 0x1BF3, 0x2D7F, 0xA806, 0xA8C4, 0xA953, 0xA9C0, 0xAAF6, 0xABED,
    ];

    /// <summary>Whether a character may stand where it stands; null where that does not depend on its surroundings.</summary>
    public static bool? Check(List<int> label, int at)
    {
        var (before, after) = (at > 0 ? label[at - 1] : 0, at + 1 < label.Count ? label[at + 1] : 0);
        return label[at] switch
        {
            0xB7 => before == 'l' && after == 'l',
            0x375 => after is (>= 0x370 and <= 0x3FF) or (>= 0x1F00 and <= 0x1FFF),
            0x5F3 or 0x5F4 => before is (>= 0x591 and <= 0x5F2) or (>= 0xFB1D and <= 0xFB4F),
            0x30FB => label.Exists(IsJapanese),
            >= 0x660 and <= 0x669 => !label.Exists(other => other is >= 0x6F0 and <= 0x6F9),
            >= 0x6F0 and <= 0x6F9 => !label.Exists(other => other is >= 0x660 and <= 0x669),
            0x200D => _virama.Contains(before),
            0x200C => _virama.Contains(before) || JoinsArabic(label, at),
            _ => null,
        };
    }

    private static bool IsJapanese(int character) => character is
        (>= 0x3041 and <= 0x309F) or (>= 0x30A1 and <= 0x30FA) or (>= 0x30FC and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF)
        or 0x3005 or 0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0x20000 and <= 0x323AF);

    private static bool JoinsArabic(List<int> label, int at)
    {
        var (before, after) = (at - 1, at + 1);
        while (before >= 0 && IdnCharacter.IsMark(label[before]))
        {
            before--;
        }

        while (after < label.Count && IdnCharacter.IsMark(label[after]))
        {
            after++;
        }

        return before >= 0 && after < label.Count && IsArabicLetter(label[after]) && IsArabicLetter(label[before]) && !JoinsRightOnly(label[before]);
    }

    private static bool IsArabicLetter(int character) => character is (>= 0x620 and <= 0x64A) or (>= 0x671 and <= 0x6D3);

    private static bool JoinsRightOnly(int character) => character is
        (>= 0x622 and <= 0x625) or 0x627 or 0x629 or (>= 0x62F and <= 0x632) or 0x648 or (>= 0x671 and <= 0x673) or (>= 0x675 and <= 0x677)
        or (>= 0x688 and <= 0x699) or 0x6C0 or (>= 0x6C3 and <= 0x6CB) or 0x6CD or 0x6CF or 0x6D2 or 0x6D3;
}
