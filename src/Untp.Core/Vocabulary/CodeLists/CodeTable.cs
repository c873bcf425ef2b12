using System.Text;
using Untp.Core.Json;

namespace Untp.Core.Vocabulary.CodeLists;

/// <summary>A list of codes with what is known of each. Immutable. Threads: safe.</summary>
internal sealed class CodeTable
{
    private readonly Utf8Table _keys;
    private readonly byte[][] _iris;

    public CodeTable(string name, IReadOnlyList<string> iris, IReadOnlyList<string> columns, IReadOnlyList<CodeRow> rows)
    {
        (Name, Iris, Columns, Rows) = (name, iris, columns, rows);
        _keys = new Utf8Table([.. rows.Select(row => row.Key)]);
        _iris = [.. iris.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>Its file's name without ending.</summary>
    public string Name { get; }

    /// <summary>What stands before a code to make an IRI; the first is the one to write.</summary>
    public IReadOnlyList<string> Iris { get; }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<CodeRow> Rows { get; }

    /// <summary>The row of a code; null where there is none.</summary>
    public CodeRow? Find(string code) => RowAt(_keys.IndexOf(Encoding.UTF8.GetBytes(code)));

    /// <summary>The row of a code, or of an IRI that begins in one of the known ways; null where there is none.</summary>
    public CodeRow? FindByIri(string text) => RowAt(IndexOf(Encoding.UTF8.GetBytes(text)));

    /// <summary>Where the row of a code or IRI stands among all; negative where there is none.</summary>
    public int IndexOf(ReadOnlySpan<byte> utf8)
    {
        foreach (var iri in _iris)
        {
            if (utf8.StartsWith(iri))
            {
                return _keys.IndexOf(utf8[iri.Length..]);
            }
        }

        return _keys.IndexOf(utf8);
    }

    private CodeRow? RowAt(int index) => index < 0 ? null : Rows[index];
}
