using Untp.Core.Problems;

namespace Untp.Core.Vocabulary.CodeLists;

/// <summary>Reads code lists; <c>vocabulary/code-lists/README.md</c> is their grammar.</summary>
internal static class CodeTableReader
{
    private static readonly char[] _blanks = [' ', '\t'];

    /// <summary>Reads a list. Errors: VOCABULARY_INVALID with file, line and reason, for every wrong line; never throws.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="text">Its text.</param>
    public static Result<CodeTable> Read(string file, string text)
    {
        var problems = new List<Problem>();
        string[] iris = [];
        string[] columns = [];
        var rows = new List<CodeRow>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var last = 0;
        foreach (var (number, line) in TableLines.Of(text, Fault))
        {
            last = number;
            var words = line.Split(_blanks, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0][0] == '#')
            {
                continue;
            }

            try
            {
                if (columns.Length > 0)
                {
                    rows.Add(ReadRow(words, columns, keys));
                }
                else if (words[0] == "iri" && words.Length > 1)
                {
                    iris = iris.Length == 0 ? [.. words[1..].Select(WebUrl.Of)] : throw new FormatException("iri shows twice");
                }
                else if (words[0] == "columns" && words.Length > 1)
                {
                    columns = words[1..];
                    ReadColumns(columns);
                }
                else
                {
                    throw new FormatException($"'{words[0]}' is neither iri nor columns with words behind it");
                }
            }
            catch (FormatException e)
            {
                Fault(number, e.Message);
            }
        }

        if (columns.Length == 0)
        {
            Fault(last, "there are no columns");
        }

        return problems.Count == 0 ? new CodeTable(file.Split('.')[0], iris, columns, rows) : Result<CodeTable>.Failure(problems);

        void Fault(int number, string reason) => problems.Add(new(ProblemCodes.VocabularyInvalid, $"{file}, line {number}: {reason}."));
    }

    private static void ReadColumns(string[] columns)
    {
        if (columns.GroupBy(column => column, StringComparer.Ordinal).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
        {
            throw new FormatException($"column {twice.Key} shows twice");
        }
    }

    private static CodeRow ReadRow(string[] words, string[] columns, HashSet<string> keys)
    {
        if (words.Length < columns.Length)
        {
            throw new FormatException($"the line has {words.Length} words for {columns.Length} columns; write - for no value");
        }

        return keys.Add(words[0])
            ? new CodeRow(columns, [.. words[..(columns.Length - 1)], string.Join(' ', words[(columns.Length - 1)..])])
            : throw new FormatException($"'{words[0]}' shows twice");
    }
}
