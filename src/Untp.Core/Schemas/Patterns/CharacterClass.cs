using System.Text;

namespace Untp.Core.Schemas.Patterns;

/// <summary>A set of characters (code points), written for an engine that knows UTF-16 units only.</summary>
internal sealed class CharacterClass
{
    private const int Last = 0x10FFFF;

    private static readonly (int, int)[] _digits = [('0', '9')];
    private static readonly (int, int)[] _word = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];

    private static readonly (int, int)[] _space =
        [(0x09, 0x0D), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF)];

    /// <summary>General categories by their long names; .NET knows the short ones.</summary>
    private static readonly Dictionary<string, string> _categories = new(StringComparer.Ordinal)
    {
        ["Letter"] = "L", ["Cased_Letter"] = @"LC", ["Uppercase_Letter"] = "Lu", ["Lowercase_Letter"] = "Ll", ["Titlecase_Letter"] = "Lt", ["Modifier_Letter"] = "Lm",
        ["Other_Letter"] = "Lo", ["Mark"] = "M", ["Combining_Mark"] = "M", ["Nonspacing_Mark"] = "Mn", ["Spacing_Mark"] = "Mc", ["Enclosing_Mark"] = "Me",
        ["Number"] = "N", ["Decimal_Number"] = "Nd", ["digit"] = "Nd", ["Letter_Number"] = "Nl", ["Other_Number"] = "No", ["Punctuation"] = "P", ["punct"] = "P",
        ["Connector_Punctuation"] = "Pc", ["Dash_Punctuation"] = "Pd", ["Open_Punctuation"] = "Ps", ["Close_Punctuation"] = "Pe", ["Initial_Punctuation"] = "Pi",
        ["Final_Punctuation"] = "Pf", ["Other_Punctuation"] = "Po", ["Symbol"] = "S", ["Math_Symbol"] = "Sm", ["Currency_Symbol"] = "Sc", ["Modifier_Symbol"] = "Sk",
        ["Other_Symbol"] = "So", ["Separator"] = "Z", ["Space_Separator"] = "Zs", ["Line_Separator"] = "Zl", ["Paragraph_Separator"] = "Zp", ["Other"] = "C",
        ["Control"] = "Cc", ["Format"] = "Cf",
    };

    private readonly List<(int First, int Last)> _ranges = [];
    private readonly StringBuilder _properties = new();

    public CharacterClass Add(int character) => Add(character, character);

    public CharacterClass Add(int first, int last)
    {
        _ranges.Add((first, last));
        return this;
    }

    public void AddDigits(bool isNegated) => Add(_digits, isNegated);

    public void AddWord(bool isNegated) => Add(_word, isNegated);

    public void AddSpace(bool isNegated) => Add(_space, isNegated);

    /// <summary>A Unicode property.</summary>
    /// <exception cref="FormatException">It is not held here.</exception>
    public void AddProperty(string name, bool isNegated)
    {
        var split = name.Split('=');
        if (name is "Any" or "ASCII")
        {
            Add([(0, name == "Any" ? Last : 0x7F)], isNegated);
            return;
        }

        var category = split is ["General_Category" or "gc", var value] ? value : name;
        category = _categories.GetValueOrDefault(category, category);
        if (category == "LC" || !_categories.ContainsValue(category))
        {
            throw new FormatException($"the Unicode property {name} is not held");
        }

        _properties.Append(isNegated ? @"\P{" : @"\p{").Append(category).Append('}');
        if (isNegated)
        {
            Add(0x10000, Last);
        }
    }

    /// <summary>Appends the class.</summary>
    public void WriteTo(StringBuilder pattern, bool isNegated)
    {
        var ranges = Merged();
        var alternatives = new List<string>();
        if (isNegated && _properties.Length == 0)
        {
            (ranges, isNegated) = (Complement(ranges), false);
        }

        var units = ranges.Where(range => range.First <= 0xFFFF).Select(range => (range.First, Last: Math.Min(range.Last, 0xFFFF))).ToList();
        if (isNegated)
        {
            alternatives.Add($@"[^{_properties}{Units(units)}\uD800-\uDFFF]");
            ranges = Complement(ranges);
        }
        else if (units.Count > 0 || _properties.Length > 0)
        {
            alternatives.Add($"[{_properties}{Units(units)}]");
        }

        alternatives.AddRange(ranges.Where(range => range.Last > 0xFFFF).SelectMany(range => Pairs(Math.Max(range.First, 0x10000), range.Last)));
        pattern.Append(alternatives.Count switch
        {
            0 => @"[^\s\S]",
            1 when alternatives[0].StartsWith('[') && !alternatives[0].Contains("][", StringComparison.Ordinal) => alternatives[0],
            _ => $"(?:{string.Join('|', alternatives)})",
        });
    }

    private void Add((int First, int Last)[] ranges, bool isNegated) => _ranges.AddRange(isNegated ? Complement(ranges) : ranges);

    private List<(int First, int Last)> Merged()
    {
        var merged = new List<(int First, int Last)>();
        foreach (var (first, last) in _ranges.Order())
        {
            if (merged.Count > 0 && first <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, last));
            }
            else
            {
                merged.Add((first, last));
            }
        }

        return merged;
    }

    /// <summary>All other characters; halves of pairs are none.</summary>
    private static List<(int First, int Last)> Complement(IReadOnlyList<(int First, int Last)> ranges)
    {
        var result = new List<(int First, int Last)>();
        var next = 0;
        foreach (var (first, last) in ranges.Append((Last + 1, Last + 1)))
        {
            if (first > next)
            {
                AddWithoutSurrogates(result, next, first - 1);
            }

            next = Math.Max(next, last + 1);
        }

        return result;
    }

    private static void AddWithoutSurrogates(List<(int First, int Last)> result, int first, int last)
    {
        if (first < 0xD800)
        {
            result.Add((first, Math.Min(last, 0xD7FF)));
        }

        if (last > 0xDFFF)
        {
            result.Add((Math.Max(first, 0xE000), last));
        }
    }

    private static string Units(IEnumerable<(int First, int Last)> ranges) =>
        string.Concat(ranges.Select(range => range.First == range.Last ? Unit(range.First) : $"{Unit(range.First)}-{Unit(range.Last)}"));

    /// <summary>A range beyond U+FFFF as pairs: a first and a last high half with what belongs to them, and whole ones between.</summary>
    private static List<string> Pairs(int first, int last)
    {
        var (firstHigh, firstLow) = Halves(first);
        var (lastHigh, lastLow) = Halves(last);
        if (firstHigh == lastHigh)
        {
            return [$"{Unit(firstHigh)}[{Unit(firstLow)}-{Unit(lastLow)}]"];
        }

        var pairs = new List<string> { $"{Unit(firstHigh)}[{Unit(firstLow)}-\\uDFFF]" };
        if (lastHigh - firstHigh > 1)
        {
            pairs.Add($"[{Unit(firstHigh + 1)}-{Unit(lastHigh - 1)}][\\uDC00-\\uDFFF]");
        }

        pairs.Add($"{Unit(lastHigh)}[\\uDC00-{Unit(lastLow)}]");
        return pairs;
    }

    private static (int High, int Low) Halves(int character) => (0xD800 + ((character - 0x10000) >> 10), 0xDC00 + ((character - 0x10000) & 0x3FF));

    private static string Unit(int unit) => $"\\u{unit:X4}";
}
