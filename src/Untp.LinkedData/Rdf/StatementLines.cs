using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Untp.LinkedData.Rdf;

/// <summary>Statements as lines of canonical N-Quads, sorted by their bytes, which is by code point. Used again after <see cref="Clear"/>.</summary>
internal sealed class StatementLines
{
    private readonly Utf8Buffer _text = new();
    private readonly Utf8Buffer _sorted = new();
    private readonly List<Line> _lines = [];

    public int Capacity => _text.Capacity + _sorted.Capacity;

    /// <summary>Writes a statement with <c>_:a</c> for one blank node and <c>_:z</c> for all others: section 4.6.3, step 3.1.</summary>
    public void AddAround(StatementSet set, Statement statement, int reference) => Add(set, statement, reference, []);

    /// <summary>Writes a statement with canonical labels, by their numbers.</summary>
    public void AddCanonical(StatementSet set, Statement statement, ReadOnlySpan<int> canonical) => Add(set, statement, 0, canonical);

    /// <summary>The lines in order, one after the other; valid until the next call.</summary>
    public ReadOnlySpan<byte> Sort()
    {
        if (_lines.Count < 2)
        {
            return _text.Written;
        }

        CollectionsMarshal.AsSpan(_lines).Sort(new ByBytes(_text));
        _sorted.CutTo(0);
        foreach (var line in _lines)
        {
            _sorted.Write(_text[line.Text]);
        }

        return _sorted.Written;
    }

    public void Clear()
    {
        _text.CutTo(0);
        _lines.Clear();
    }

    private void Add(StatementSet set, Statement statement, int reference, ReadOnlySpan<int> canonical)
    {
        var start = _text.Length;
        Write(set, statement.Subject, reference, canonical);
        Write(set, statement.Predicate, reference, canonical);
        Write(set, statement.Object, reference, canonical);
        if (statement.Graph != 0)
        {
            Write(set, statement.Graph, reference, canonical);
        }

        _text.Write(".\n"u8);
        _lines.Add(new(BinaryPrimitives.ReadUInt64BigEndian(_text.Written[start..]), new(start, _text.Length - start)));
    }

    private void Write(StatementSet set, int term, int reference, ReadOnlySpan<int> canonical)
    {
        if (term > 0)
        {
            _text.Write(set[term]);
            _text.Write((byte)' ');
        }
        else if (canonical.IsEmpty)
        {
            _text.Write(term == reference ? "_:a "u8 : "_:z "u8);
        }
        else
        {
            _text.Write("_:c14n"u8);
            _text.WriteNumber(canonical[~term]);
            _text.Write((byte)' ');
        }
    }

    /// <summary>A line, and its first eight bytes as a number: no line is shorter, and most need no further look.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Line(ulong Start, Slice Text);

    [StructLayout(LayoutKind.Auto)]
    private readonly struct ByBytes(Utf8Buffer text) : IComparer<Line>
    {
        public int Compare(Line x, Line y) => x.Start != y.Start ? x.Start.CompareTo(y.Start) : text[x.Text].SequenceCompareTo(text[y.Text]);
    }
}
