using System.Globalization;

namespace Untp.Core.Vocabulary;

/// <summary>The lines of a table or of a code list.</summary>
internal static class TableLines
{
    /// <summary>Most lines of a file; ten times what the longest has.</summary>
    public const int MaxLines = 5_000;

    /// <summary>Most characters of a line.</summary>
    public const int MaxChars = 8_192;

    /// <summary>The lines with their numbers, without those that cannot be read; of these the fault is told.</summary>
    /// <param name="text">The file.</param>
    /// <param name="fault">Told a line's number and what is wrong with it.</param>
    public static IEnumerable<(int Number, string Line)> Of(string text, Action<int, string> fault)
    {
        var start = 0;
        for (var number = 1; start <= text.Length; number++)
        {
            if (number > MaxLines)
            {
                fault(number, $"the table has more than {MaxLines} lines");
                yield break;
            }

            var newline = text.IndexOf('\n', start);
            var next = newline < 0 ? text.Length + 1 : newline + 1;
            var end = next - 1 > start && text[next - 2] == '\r' ? next - 2 : next - 1;
            if (FaultOf(text.AsSpan(start, end - start)) is { } reason)
            {
                fault(number, reason);
            }
            else
            {
                yield return (number, text[start..end]);
            }

            start = next;
        }
    }

    private static string? FaultOf(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxChars)
        {
            return $"the line has more than {MaxChars} characters";
        }

        foreach (var c in line)
        {
            if (c is not (' ' or '\t') && (char.IsControl(c) || char.IsWhiteSpace(c) || c is '\ufeff' or '\ufffd'))
            {
                return string.Create(CultureInfo.InvariantCulture, $"the character U+{(int)c:X4} is none of a table, which is UTF-8 without a mark, and has blanks and tabs between words");
            }
        }

        return null;
    }
}
