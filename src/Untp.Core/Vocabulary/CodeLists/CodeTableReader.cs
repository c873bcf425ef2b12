using Untp.Core.Problems;

namespace Untp.Core.Vocabulary.CodeLists;

/// <summary>Reads code lists; <c>vocabulary/code-lists/README.md</c> is their grammar.</summary>
internal static class CodeTableReader
{
    private static readonly char[] _blanks = [' ', '\t', '\r'];

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
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var words = line.Split(_blanks, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0][0] == '#')
            {
                continue;
            }

            if (columns.Length > 0)
            {
                ReadRow(line, words);
            }
            else if (words[0] == "iri" && words.Length > 1)
            {
                iris = words[1..];
            }
            else if (words[0] == "columns" && words.Length > 1)
            {
                columns = words[1..];
            }
            else
            {
                Fault($"'{words[0]}' is neither iri nor columns with words behind it");
            }
        }

        if (columns.Length == 0)
        {
            Fault("there are no columns");
        }

        return problems.Count == 0 ? new CodeTable(file.Split('.')[0], iris, columns, rows) : Result<CodeTable>.Failure(problems);

        void ReadRow(string line, string[] words)
        {
            if (words.Length < columns.Length)
            {
                Fault($"the line has {words.Length} words for {columns.Length} columns; write - for no value");
            }
            else if (!keys.Add(words[0]))
            {
                Fault($"'{words[0]}' shows twice");
            }
            else
            {
                rows.Add(new CodeRow(columns, [.. words[..(columns.Length - 1)], string.Join(' ', words[(columns.Length - 1)..])]));
            }
        }

        void Fault(string reason) => problems.Add(new(ProblemCodes.VocabularyInvalid, $"{file}, line {number}: {reason}."));
    }
}
