namespace Untp.Core.Vocabulary.CodeLists;

/// <summary>A list of codes with what is known of each. Immutable. Threads: safe.</summary>
internal sealed class CodeTable
{
    private readonly Dictionary<string, CodeRow> _byKey;

    public CodeTable(string name, IReadOnlyList<string> iris, IReadOnlyList<string> columns, IReadOnlyList<CodeRow> rows)
    {
        (Name, Iris, Columns, Rows) = (name, iris, columns, rows);
        _byKey = rows.ToDictionary(row => row.Key, StringComparer.Ordinal);
    }

    /// <summary>Its file's name without ending.</summary>
    public string Name { get; }

    /// <summary>What stands before a code to make an IRI; the first is the one to write.</summary>
    public IReadOnlyList<string> Iris { get; }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<CodeRow> Rows { get; }

    /// <summary>The row of a code; null where there is none.</summary>
    public CodeRow? Find(string code) => _byKey.GetValueOrDefault(code);

    /// <summary>The row of a code, or of an IRI that begins in one of the known ways; null where there is none.</summary>
    public CodeRow? FindByIri(string text)
    {
        foreach (var iri in Iris)
        {
            if (text.StartsWith(iri, StringComparison.Ordinal))
            {
                return Find(text[iri.Length..]);
            }
        }

        return Find(text);
    }
}
