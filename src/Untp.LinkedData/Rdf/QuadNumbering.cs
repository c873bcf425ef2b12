using System.Globalization;

namespace Untp.LinkedData.Rdf;

/// <summary>Brings quads into a <see cref="StatementSet"/>, and remembers their blank nodes' labels. One thread.</summary>
internal sealed class QuadNumbering(StatementSet set)
{
    private readonly Dictionary<string, int> _blankNodes = new(StringComparer.Ordinal);

    public StatementSet Set => set;

    public static void AddAll(StatementSet set, IEnumerable<Quad> quads)
    {
        var numbering = new QuadNumbering(set);
        foreach (var quad in quads)
        {
            numbering.Add(quad);
        }
    }

    public void Add(Quad quad)
    {
        // In this order: blank nodes that can change places are named in the order in which they came.
        var subject = Number(quad.Subject);
        var value = Number(quad.Object);
        var graph = quad.Graph is { } name ? Number(name) : 0;
        set.Add(new(subject, Number(quad.Predicate), value, graph));
    }

    /// <summary>The canonical label of each label.</summary>
    public Dictionary<string, string> Labels(ReadOnlySpan<int> canonical)
    {
        var labels = new Dictionary<string, string>(_blankNodes.Count, StringComparer.Ordinal);
        foreach (var (label, node) in _blankNodes)
        {
            labels.Add(label, string.Create(CultureInfo.InvariantCulture, $"c14n{canonical[~node]}"));
        }

        return labels;
    }

    private int Number(RdfTerm term)
    {
        if (term.Kind != RdfTermKind.BlankNode)
        {
            return set.Term(term.Canonical);
        }

        if (!_blankNodes.TryGetValue(term.Value, out var node))
        {
            _blankNodes.Add(term.Value, node = set.NewBlankNode());
        }

        return node;
    }
}
