using System.Runtime.InteropServices;
using System.Text;

namespace Untp.LinkedData.Rdf;

/// <summary>
/// A dataset as numbers: each term stands once, in its canonical N-Quads form, in one buffer. IRIs and literals are 1, 2, …; blank nodes are
/// -1, -2, …; 0 is none. One thread; kept for the next dataset of the same thread.
/// </summary>
internal sealed class StatementSet : IEqualityComparer<int>, IAlternateEqualityComparer<ReadOnlySpan<byte>, int>
{
    // A set that grew beyond this is not kept.
    private const int MaxKeptBytes = 1 << 20;

    [ThreadStatic]
    private static StatementSet? _spare;

    private readonly List<Slice> _terms = [default];
    private readonly HashSet<int> _byText;
    private readonly HashSet<int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly Dictionary<int, int> _labelled = [];
    private readonly List<Statement> _statements = [];
    private readonly HashSet<Statement> _seen = [];
    private int _termStart;

    private StatementSet()
    {
        _byText = new(this);
        _lookup = _byText.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Where the text of terms is written, each closed by <see cref="EndTerm"/>.</summary>
    public Utf8Buffer Text { get; } = new();

    /// <summary>Lines of this dataset, for whoever sorts and hashes them.</summary>
    public StatementLines Lines { get; } = new();

    public int BlankNodes { get; private set; }

    public ReadOnlySpan<Statement> Statements => CollectionsMarshal.AsSpan(_statements);

    /// <summary>An empty set. Give it back with <see cref="Return"/>.</summary>
    public static StatementSet Rent()
    {
        var set = _spare ?? new();
        _spare = null;
        return set;
    }

    public void Return()
    {
        if (Text.Capacity + Lines.Capacity <= MaxKeptBytes && _statements.Capacity <= MaxKeptBytes / 64)
        {
            Clear();
            _spare = this;
        }
    }

    public void Clear()
    {
        Text.CutTo(0);
        _termStart = 0;
        CollectionsMarshal.SetCount(_terms, 1);
        _byText.Clear();
        _labelled.Clear();
        _statements.Clear();
        _seen.Clear();
        BlankNodes = 0;
    }

    public ReadOnlySpan<byte> this[int term] => Text[_terms[term]];

    public bool IsLiteral(int term) => term > 0 && this[term][0] == '"';

    /// <summary>The number of an IRI or literal.</summary>
    public int Term(ReadOnlySpan<byte> canonical)
    {
        if (_lookup.TryGetValue(canonical, out var known))
        {
            return known;
        }

        Text.Write(canonical);
        return Keep();
    }

    /// <summary>The number of the IRI or literal that was written to <see cref="Text"/>.</summary>
    public int EndTerm()
    {
        if (_lookup.TryGetValue(Written, out var known))
        {
            DropTerm();
            return known;
        }

        return Keep();
    }

    /// <summary>What was written to <see cref="Text"/> since the last term.</summary>
    public ReadOnlySpan<byte> Written => Text.Written[_termStart..];

    public void DropTerm() => Text.CutTo(_termStart);

    public int NewBlankNode() => -++BlankNodes;

    /// <summary>The blank node of a label, <c>_:</c> and all.</summary>
    public int BlankNode(ReadOnlySpan<byte> label)
    {
        var text = Term(label);
        if (!_labelled.TryGetValue(text, out var node))
        {
            _labelled.Add(text, node = NewBlankNode());
        }

        return node;
    }

    /// <summary>The blank nodes that have a label, in the order in which they came.</summary>
    public IEnumerable<(string Label, int Node)> Labels => _labelled.Select(entry => (Encoding.UTF8.GetString(this[entry.Key][2..]), entry.Value));

    /// <summary>Adds a statement, once.</summary>
    public void Add(Statement statement)
    {
        if (_seen.Add(statement))
        {
            _statements.Add(statement);
        }
    }

    bool IEqualityComparer<int>.Equals(int x, int y) => x == y;

    int IEqualityComparer<int>.GetHashCode(int term) => Hash(this[term]);

    bool IAlternateEqualityComparer<ReadOnlySpan<byte>, int>.Equals(ReadOnlySpan<byte> text, int term) => text.SequenceEqual(this[term]);

    int IAlternateEqualityComparer<ReadOnlySpan<byte>, int>.GetHashCode(ReadOnlySpan<byte> text) => Hash(text);

    int IAlternateEqualityComparer<ReadOnlySpan<byte>, int>.Create(ReadOnlySpan<byte> text) => Term(text);

    private int Keep()
    {
        var number = _terms.Count;
        _terms.Add(new(_termStart, Text.Length - _termStart));
        _termStart = Text.Length;
        _byText.Add(number);
        return number;
    }

    private static int Hash(ReadOnlySpan<byte> text) => Utf8Hash.Of(text);
}
