using System.Globalization;
using System.Text.RegularExpressions;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Patterns;

namespace Untp.Core.Vocabulary;

/// <summary>Reads the line of a property.</summary>
internal static partial class PropertyLine
{
    /// <summary>Names of the values that are no objects.</summary>
    public static readonly string[] Scalars = ["text", "uri", "date", "date-time", "xsd-date-time", "number", "integer", "boolean", "base64"];

    /// <exception cref="FormatException">The line is wrong.</exception>
    public static void Read(List<string> words, VocabularyDraft draft)
    {
        var dot = words[0].IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || dot == words[0].Length - 1)
        {
            throw new FormatException($"'{words[0]}' is neither a word that begins a line nor Class.property");
        }

        var name = words[0][(dot + 1)..];
        if (name[0] == '/')
        {
            Pattern(name is ['/', _, .., '/'] ? name[1..^1] : throw new FormatException($"'{name}' begins a pattern that does not end"));
        }

        if (words.Count < 3)
        {
            throw new FormatException("a property has a cardinality and a range");
        }

        var hasIri = words.Count > 3 && !words[3].Contains('=', StringComparison.Ordinal);
        var options = new LineOptions(words.Skip(hasIri ? 4 : 3), "as=", "container=", "scope=", "needs=");
        draft.Add(words[0][..dot], new VocabularyProperty(name, ReadCardinality(words[1]), ReadRange(words[2]))
        {
            UsualIri = draft.InBase(name),
            Iri = hasIri ? draft.Iri(words[3]) : null,
            Coercion = draft.FindIri(options, "as"),
            Container = options.Find("container", "@set", "@list", "@graph", "@language", "@index", "@id", "@type"),
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
        if (word.StartsWith("text/", StringComparison.Ordinal) && word.Length > 5 && word.EndsWith('/'))
        {
            return new(RangeKind.Scalar, "text") { Pattern = Pattern(word[5..^1]) };
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
            return new(RangeKind.Reference, Named(parts[0])) { Members = [.. parts.Skip(1).Select(ReadMember)] };
        }

        if (word.StartsWith("code:", StringComparison.Ordinal))
        {
            return new(RangeKind.Code, Named(word[5..]));
        }

        if (word.StartsWith("is:", StringComparison.Ordinal))
        {
            return new(RangeKind.Constant, Named(word[3..]));
        }

        if (word.StartsWith("has:", StringComparison.Ordinal))
        {
            return new(RangeKind.Holding, Named(word[4..]));
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
        "" or "[]" => throw new FormatException("between the bars there is nothing"),
        [.. var one, '[', ']'] => ReadRange(one) with { IsMany = true },
        _ => ReadRange(word),
    };

    private static ReferenceMember ReadMember(string text) => text switch
    {
        "" or "!" or "~" => throw new FormatException("a member of the reference has no name"),
        [.. var name, '!'] => new(name, Cardinality.Required),
        [.. var name, '~'] => new(name, Cardinality.ContextOnly),
        _ => new(text, Cardinality.Optional),
    };

    private static string Named(string name) => name.Length > 0 ? name : throw new FormatException("the range names nothing");

    private static string Pattern(string text)
    {
        try
        {
            return SchemaPattern.Compile(text).Text;
        }
        catch (SchemaException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    // number(0..1), integer(0..), a bare scalar, or else a class.
    private static PropertyRange ReadBounded(string word)
    {
        var open = word.IndexOf('(', StringComparison.Ordinal);
        var name = open < 0 ? word : word[..open];
        if (!Scalars.Contains(name, StringComparer.Ordinal))
        {
            return new(RangeKind.Class, Named(word));
        }

        if (open < 0)
        {
            return new(RangeKind.Scalar, name);
        }

        var bounds = Bounds().Match(word[open..]);
        var (minimum, maximum) = (Bound(bounds.Groups["minimum"]), Bound(bounds.Groups["maximum"]));
        if (name is not ("number" or "integer") || !bounds.Success || Number(minimum) > Number(maximum))
        {
            throw new FormatException($"'{word}' has no bounds such as number(0..1)");
        }

        return new(RangeKind.Scalar, name) { Minimum = minimum, Maximum = maximum };
    }

    private static string? Bound(Group found) => found.Length == 0 ? null : found.Value;

    private static decimal? Number(string? bound) => bound is null ? null : decimal.Parse(bound, CultureInfo.InvariantCulture);

    // Short enough for a decimal, and as JSON writes numbers.
    [GeneratedRegex(@"^\((?<minimum>(-?(0|[1-9][0-9]{0,12})(\.[0-9]{1,12})?)?)\.\.(?<maximum>(-?(0|[1-9][0-9]{0,12})(\.[0-9]{1,12})?)?)\)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bounds();
}
