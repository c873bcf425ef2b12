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
    public static CodeTable FormerTopics { get; } = Get("former-topics");

    public static CodeTable Metrics { get; } = Get("performance-metrics");

    public static CodeTable Units { get; } = Get("units");

    public static CodeTable Requirements { get; } = Get("requirements");

    /// <summary>A list by its file's name without ending.</summary>
    public static CodeTable Get(string name) => _all.Value[name];

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
