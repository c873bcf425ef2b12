namespace Untp.Core.Vocabulary.CodeLists;

/// <summary>The code lists that come with the library. Threads: safe.</summary>
internal static class CodeTables
{
    private const string Folder = "Untp.Core.Vocabulary.CodeLists.";

    private static readonly Lazy<Dictionary<string, CodeTable>> _all = new(ReadAll);

    public static IEnumerable<CodeTable> All => _all.Value.Values;

    /// <summary>Conformity topics of 0.7.0.</summary>
    public static CodeTable Topics { get; } = Get("conformity-topics");

    /// <summary>Conformity topics of 0.6 and before.</summary>
    public static CodeTable FormerTopics { get; } = Get("former-topics", "topic", "all");

    public static CodeTable Metrics { get; } = Get("performance-metrics", "unit");

    public static CodeTable Units { get; } = Get("units", "quantity");

    public static CodeTable Requirements { get; } = Get("requirements", "former");

    /// <summary>A list by its file's name without ending, and the columns that are asked of it.</summary>
    public static CodeTable Get(string name, params ReadOnlySpan<string> columns)
    {
        var table = _all.Value[name];
        foreach (var column in columns)
        {
            if (!table.Columns.Contains(column, StringComparer.Ordinal))
            {
                throw new InvalidOperationException($"{name}.txt: there is no column {column}.");
            }
        }

        return table;
    }

    // A fault in a list of our own is a fault of ours, and throws.
    private static Dictionary<string, CodeTable> ReadAll()
    {
        var assembly = typeof(CodeTables).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                var table = CodeTableReader.Read(name[Folder.Length..], reader.ReadToEnd());
                return table.Value ?? throw new InvalidOperationException(string.Join(" ", table.Problems.Select(problem => problem.Message)));
            })
            .ToDictionary(table => table.Name, StringComparer.Ordinal);
    }
}
