using System.Globalization;

namespace Untp.Core.Vocabulary;

/// <summary>Reads the line of a property.</summary>
internal static class PropertyLine
{
    private static readonly string[] _scalars = ["text", "uri", "date", "date-time", "xsd-date-time", "number", "integer", "boolean", "base64"];

    /// <exception cref="FormatException">The line is wrong.</exception>
    public static void Read(List<string> words, VocabularyDraft draft)
    {
        var dot = words[0].IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || dot == words[0].Length - 1)
        {
            throw new FormatException($"'{words[0]}' is neither a word that begins a line nor Class.property");
        }

        if (words.Count < 3)
        {
            throw new FormatException("a property has a cardinality and a range");
        }

        var hasIri = words.Count > 3 && !words[3].Contains('=', StringComparison.Ordinal);
        var options = new LineOptions(words.Skip(hasIri ? 4 : 3), "as", "container", "scope", "needs");
        draft.Add(words[0][..dot], new VocabularyProperty(words[0][(dot + 1)..], ReadCardinality(words[1]), ReadRange(words[2]))
        {
            UsualIri = $"{draft.Base}:{words[0][(dot + 1)..]}",
            Iri = hasIri ? words[3] : null,
            Coercion = options.Find("as"),
            Container = options.Find("container"),
            Scope = options.Find("scope"),
            Needs = options.Find("needs"),
        });
    }

    private static Cardinality ReadCardinality(string word) => word switch
    {
        "!" => Cardinality.Required,
        "?" => Cardinality.Optional,
        "![]" => Cardinality.RequiredArray,
        "?[]" => Cardinality.OptionalArray,
        "*" => Cardinality.Any,
        "+" => Cardinality.OneOrMore,
        "~" => Cardinality.ContextOnly,
        _ => throw new FormatException($"'{word}' is no cardinality: !, ?, ![], ?[], *, + or ~"),
    };

    private static PropertyRange ReadRange(string word)
    {
        if (word.StartsWith("text/", StringComparison.Ordinal) && word.EndsWith('/'))
        {
            return new(RangeKind.Scalar, "text") { Pattern = word[5..^1] };
        }

        if (word.Contains('|', StringComparison.Ordinal))
        {
            var alternatives = word.Split('|').Select(ReadAlternative).ToList();
            return alternatives[0].Kind == RangeKind.Contexts
                ? alternatives[0] with { Alternatives = alternatives[1..] }
                : new(RangeKind.Alternatives, word) { Alternatives = alternatives };
        }

        if (word[0] == '&')
        {
            var parts = word[1..].Split('+');
            return new(RangeKind.Reference, parts[0]) { Members = [.. parts.Skip(1).Select(ReadMember)] };
        }

        if (word.StartsWith("code:", StringComparison.Ordinal))
        {
            return new(RangeKind.Code, word[5..]);
        }

        if (word.StartsWith("is:", StringComparison.Ordinal))
        {
            return new(RangeKind.Constant, word[3..]);
        }

        if (word.StartsWith("has:", StringComparison.Ordinal))
        {
            return new(RangeKind.Holding, word[4..]);
        }

        return word switch
        {
            "any" => new(RangeKind.Anything, word),
            "contexts" => new(RangeKind.Contexts, word),
            _ => ReadBounded(word),
        };
    }

    private static PropertyRange ReadAlternative(string word) => word switch
    {
        "" => throw new FormatException("between the bars there is nothing"),
        [.. var one, '[', ']'] => ReadRange(one) with { IsMany = true },
        _ => ReadRange(word),
    };

    private static ReferenceMember ReadMember(string text) => text[^1..] switch
    {
        "!" => new(text[..^1], Cardinality.Required),
        "~" => new(text[..^1], Cardinality.ContextOnly),
        _ => new(text, Cardinality.Optional),
    };

    // number(0..1), integer(0..), a bare scalar, or else a class.
    private static PropertyRange ReadBounded(string word)
    {
        var open = word.IndexOf('(', StringComparison.Ordinal);
        var name = open < 0 ? word : word[..open];
        if (!_scalars.Contains(name, StringComparer.Ordinal))
        {
            return new(RangeKind.Class, word);
        }

        if (open < 0)
        {
            return new(RangeKind.Scalar, name);
        }

        var bounds = word[(open + 1)..].TrimEnd(')').Split("..");
        if (name is not ("number" or "integer") || bounds.Length != 2 || !bounds.All(bound => bound == "" || decimal.TryParse(bound, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
        {
            throw new FormatException($"'{word}' has no bounds such as number(0..1)");
        }

        return new(RangeKind.Scalar, name) { Minimum = Bound(bounds[0]), Maximum = Bound(bounds[1]) };
    }

    private static string? Bound(string text) => text == "" ? null : text;
}
