using System.Text;
using Untp.Core.Problems;

namespace Untp.Core.Identifiers.Gs1;

/// <summary>
/// Reads and writes GS1 element strings: as scanners send them, with FNC1 between values, or with brackets as people read them.
/// Which application identifiers must or must not go together is not checked. Source: GS1 General Specifications, section 7.8.
/// </summary>
public static class ElementStrings
{
    private const int MaxChars = 2048;
    private const int MaxElements = 64;
    private const char GroupSeparator = '\u001D';
    private const char Caret = '^';
    private static readonly string[] _symbologies = ["]C1", "]e0", "]d2", "]Q3", "]J1"];

    /// <summary>True where the text can only be meant as an element string: it begins with a bracket, an FNC1 or a GS1 symbology identifier.</summary>
    /// <param name="text">What was scanned or typed.</param>
    public static bool IsMarked(string text) => text.Length > 0 && (text[0] is '(' or Caret or GroupSeparator || Array.Exists(_symbologies, text.StartsWith));

    /// <summary>Reads element strings of any form.</summary>
    /// <remarks>
    /// Shape: <c>(01)…(10)…</c>, where a bracket within a value is written <c>\(</c>; or <c>^01…10…^21…</c>, FNC1 written as <c>^</c> or
    /// U+001D, first or left out, with or without a symbology identifier before it. An element twice with one value counts once.
    /// Limits: 2,048 characters, 64 elements. Errors: IDENTIFIER_SYNTAX, IDENTIFIER_CHECK_DIGIT; never throws. Threads: safe.
    /// </remarks>
    /// <param name="text">The element strings.</param>
    public static Result<IReadOnlyList<Gs1Element>> Read(string text)
    {
        if (text.Length > MaxChars)
        {
            return Broken($"Element strings have at most {MaxChars} characters.");
        }

        var rest = text;
        foreach (var symbology in _symbologies)
        {
            rest = rest.StartsWith(symbology, StringComparison.Ordinal) ? rest[symbology.Length..] : rest;
        }

        var pairs = rest.StartsWith('(') ? SplitBrackets(rest) : SplitSeparators(rest);
        return pairs.IsSuccess ? Check(pairs.Value) : Result<IReadOnlyList<Gs1Element>>.Failure(pairs.Problems);
    }

    /// <summary>Writes element strings as scanners send them.</summary>
    /// <param name="elements">The elements, in order.</param>
    /// <param name="separator">How FNC1 is written: <c>^</c>, or U+001D as scanners do.</param>
    public static string WriteSeparated(IEnumerable<Gs1Element> elements, char separator = Caret)
    {
        var text = new StringBuilder();
        var isSeparatorDue = true;
        foreach (var element in elements)
        {
            if (isSeparatorDue)
            {
                text.Append(separator);
            }

            text.Append(element.Ai.Code).Append(element.Value);
            isSeparatorDue = !element.Ai.IsPredefinedLength;
        }

        return text.ToString();
    }

    /// <summary>Writes element strings with brackets.</summary>
    /// <param name="elements">The elements, in order.</param>
    public static string WriteBracketed(IEnumerable<Gs1Element> elements) =>
        string.Concat(elements.Select(element => $"({element.Ai.Code}){element.Value.Replace("(", "\\(", StringComparison.Ordinal)}"));

    /// <summary>Elements of codes and values; an element twice with one value counts once.</summary>
    internal static Result<IReadOnlyList<Gs1Element>> Check(IReadOnlyList<(string Code, string Value)> pairs)
    {
        var elements = new List<Gs1Element>();
        foreach (var (code, value) in pairs)
        {
            if (!ApplicationIdentifier.All.TryGetValue(code, out var ai))
            {
                return Broken("The text names a GS1 application identifier that is not known.");
            }

            if (ai.Check(value) is { } problem)
            {
                return problem;
            }

            if (elements.Find(element => element.Ai == ai) is { } earlier)
            {
                if (earlier.Value != value)
                {
                    return Broken($"({code}) occurs twice with different values.");
                }

                continue;
            }

            elements.Add(new(ai, value));
        }

        return elements.Count is > 0 and <= MaxElements ? elements : Broken($"Element strings hold 1 to {MaxElements} elements.");
    }

    private static Result<IReadOnlyList<(string Code, string Value)>> SplitBrackets(string text)
    {
        var pairs = new List<(string, string)>();
        for (var at = 0; at < text.Length;)
        {
            var close = text.IndexOf(')', at);
            if (text[at] != '(' || close < 0)
            {
                return Broken("An application identifier stands in brackets: (01).");
            }

            var value = new StringBuilder();
            var code = text[(at + 1)..close];
            for (at = close + 1; at < text.Length && text[at] != '('; at++)
            {
                at += text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '(' ? 1 : 0;
                value.Append(text[at]);
            }

            pairs.Add((code, value.ToString()));
        }

        return pairs;
    }

    private static Result<IReadOnlyList<(string Code, string Value)>> SplitSeparators(string text)
    {
        var pairs = new List<(string, string)>();
        var at = text.Length > 0 && IsSeparator(text[0]) ? 1 : 0;
        while (at < text.Length)
        {
            if (!ApplicationIdentifier.TryFindPrefix(text.AsSpan(at), out var ai))
            {
                return Broken("The text names a GS1 application identifier that is not known.");
            }

            at += ai.Code.Length;
            var end = text.AsSpan(at).IndexOfAny(GroupSeparator, Caret) is >= 0 and var next ? at + next : text.Length;
            if (ai.IsPredefinedLength)
            {
                end = Math.Min(end, at + ai.MaxLength);
            }

            pairs.Add((ai.Code, text[at..end]));
            at = end < text.Length && IsSeparator(text[end]) ? end + 1 : end;
        }

        return pairs;
    }

    private static bool IsSeparator(char c) => c is GroupSeparator or Caret;

    private static Problem Broken(string message) => new(ProblemCodes.IdentifierSyntax, message);
}
