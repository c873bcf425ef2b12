using System.Buffers;
using System.Text;

namespace Untp.LinkedData.Rdf;

/// <summary>Lines of UTF-8 in one buffer, sorted by their bytes, which is by code point. Used again after <see cref="Clear"/>.</summary>
internal sealed class QuadLines : IComparer<Range>
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly List<Range> _lines = [];

    /// <summary>Writes one statement; blank nodes become what <paramref name="label"/> says, without <c>_:</c>.</summary>
    public void Add(Quad quad, Func<string, string> label)
    {
        var start = _buffer.WrittenCount;
        Write(quad.Subject, label);
        Write(quad.Predicate, label);
        Write(quad.Object, label);
        if (quad.Graph is { } graph)
        {
            Write(graph, label);
        }

        _buffer.Write(".\n"u8);
        _lines.Add(start.._buffer.WrittenCount);
    }

    /// <summary>The lines in order, one after the other.</summary>
    public byte[] ToSortedBytes()
    {
        _lines.Sort(this);
        var sorted = new byte[_buffer.WrittenCount];
        var written = 0;
        foreach (var line in _lines)
        {
            var bytes = _buffer.WrittenSpan[line];
            bytes.CopyTo(sorted.AsSpan(written));
            written += bytes.Length;
        }

        return sorted;
    }

    public void Clear()
    {
        _buffer.ResetWrittenCount();
        _lines.Clear();
    }

    public int Compare(Range x, Range y) => _buffer.WrittenSpan[x].SequenceCompareTo(_buffer.WrittenSpan[y]);

    private void Write(RdfTerm term, Func<string, string> label)
    {
        if (term.Kind == RdfTermKind.BlankNode)
        {
            _buffer.Write("_:"u8);
            var name = label(term.Value);
            _buffer.Advance(Encoding.UTF8.GetBytes(name, _buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(name.Length))));
        }
        else
        {
            _buffer.Write(term.Canonical);
        }

        _buffer.Write(" "u8);
    }
}
