using System.Text;

namespace Untp.Core.Schemas.Formats;

/// <summary>
/// Labels of internationalized names: RFC 5891 and the bidi rule of RFC 5893. Not held, for want of Unicode's tables: normalization (NFC and NFKC),
/// and a joiner between letters that are not Arabic.
/// </summary>
internal static class IdnLabel
{
    private const int MaxBytes = 63;
    private const string Prefix = "xn--";

    /// <summary>True for a label that says it is an A-label.</summary>
    public static bool IsReserved(ReadOnlySpan<byte> label) => label.Length >= 4 && Ascii.EqualsIgnoreCase(label[..4], Prefix);

    /// <summary>The label as ASCII; null where it is none.</summary>
    public static string? ToAscii(string label)
    {
        if (label.Length == 0)
        {
            return null;
        }

        string ascii;
        if (!Ascii.IsValid(label))
        {
            var characters = CharactersOf(label);
            ascii = Prefix + Punycode.Encode(characters);
            return IsULabel(characters) && ascii.Length <= MaxBytes ? ascii : null;
        }

        if (label.Length > MaxBytes)
        {
            return null;
        }

        if (!label.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return HasGoodHyphens(CharactersOf(label)) && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? label : null;
        }

        var decoded = Punycode.Decode(label.AsSpan(Prefix.Length));
        return decoded is not null
            && decoded.Exists(character => character > 0x7F)
            && IsULabel(decoded)
            && Punycode.Encode(decoded).Equals(label[Prefix.Length..], StringComparison.OrdinalIgnoreCase) ? label : null;
    }

    /// <summary>The characters that a label stands for, which <see cref="ToAscii"/> accepts.</summary>
    public static IReadOnlyList<int> ToUnicode(string label) =>
        label.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? Punycode.Decode(label.AsSpan(Prefix.Length)) ?? [] : CharactersOf(label);

    /// <summary>RFC 5893, section 2: where one label is written from right to left, all keep the rule.</summary>
    public static bool KeepBidiRule(IReadOnlyList<IReadOnlyList<int>> labels) =>
        !labels.Any(label => label.Any(character => IdnCharacter.Bidi(character) is 'R' or 'A')) || labels.All(KeepsBidiRule);

    private static bool KeepsBidiRule(IReadOnlyList<int> label)
    {
        var classes = label.Select(IdnCharacter.Bidi).ToList();
        var last = classes.FindLast(bidi => bidi != 'N');
        return classes[0] switch
        {
            'R' => !classes.Contains('L') && last is 'R' or 'A' or 'E' && !(classes.Contains('A') && classes.Contains('E')),
            'L' => !classes.Contains('R') && !classes.Contains('A') && last is 'L' or 'E',
            _ => false,
        };
    }

    private static bool IsULabel(List<int> label)
    {
        if (!HasGoodHyphens(label) || IdnCharacter.IsMark(label[0]))
        {
            return false;
        }

        for (var i = 0; i < label.Count; i++)
        {
            if (!(IdnContext.Check(label, i) ?? IdnCharacter.IsValid(label[i])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasGoodHyphens(List<int> label) => label[0] != '-' && label[^1] != '-' && !(label.Count >= 4 && label[2] == '-' && label[3] == '-');

    private static List<int> CharactersOf(string label) => label.EnumerateRunes().Select(rune => rune.Value).ToList();
}
