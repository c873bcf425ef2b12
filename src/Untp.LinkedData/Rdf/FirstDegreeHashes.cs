using System.Security.Cryptography;

namespace Untp.LinkedData.Rdf;

/// <summary>
/// The blank nodes of a dataset: which statements mention each, and the hash of these. Source: RDF Dataset Canonicalization 1.0, sections
/// 4.4.3 (steps 2 and 3) and 4.6. Immutable once made.
/// </summary>
internal sealed class FirstDegreeHashes
{
    private readonly int[] _starts;
    private readonly int[] _mentions;
    private readonly byte[] _hashes;
    private readonly int _hashLength;

    public FirstDegreeHashes(StatementSet set, RdfcHash algorithm)
    {
        _hashLength = algorithm == RdfcHash.Sha384 ? SHA384.HashSizeInBytes : SHA256.HashSizeInBytes;
        _starts = new int[set.BlankNodes + 1];
        _mentions = new int[CountMentions(set.Statements)];
        _hashes = new byte[set.BlankNodes * _hashLength];
        ListMentions(set.Statements);
        for (var index = 0; index < set.BlankNodes; index++)
        {
            HashFirstDegreeQuads(set, ~index, algorithm);
        }

        ByHash = new int[set.BlankNodes];
        for (var index = 0; index < ByHash.Length; index++)
        {
            ByHash[index] = ~index;
        }

        ByHash.AsSpan().Sort(Compare);
    }

    /// <summary>The blank nodes by their hashes; those that share one in the order in which they came.</summary>
    public int[] ByHash { get; }

    public ReadOnlySpan<byte> this[int node] => _hashes.AsSpan(~node * _hashLength, _hashLength);

    /// <summary>The positions of the statements that mention a blank node.</summary>
    public ReadOnlySpan<int> Mentions(int node) => _mentions.AsSpan(_starts[~node].._starts[~node + 1]);

    private int Compare(int x, int y) => this[x].SequenceCompareTo(this[y]) is var order and not 0 ? order : y.CompareTo(x);

    // First how many each node has, kept one place further: they become the places where the next node's begin.
    private int CountMentions(ReadOnlySpan<Statement> statements)
    {
        foreach (var (subject, _, value, graph) in statements)
        {
            Count(subject);
            Count(value == subject ? 0 : value);
            Count(graph == subject || graph == value ? 0 : graph);
        }

        for (var i = 1; i < _starts.Length; i++)
        {
            _starts[i] += _starts[i - 1];
        }

        return _starts[^1];

        void Count(int term)
        {
            if (term < 0)
            {
                _starts[~term + 1]++;
            }
        }
    }

    private void ListMentions(ReadOnlySpan<Statement> statements)
    {
        var next = _starts.AsSpan().ToArray();
        for (var i = 0; i < statements.Length; i++)
        {
            var (subject, _, value, graph) = statements[i];
            Mention(subject, i);
            Mention(value == subject ? 0 : value, i);
            Mention(graph == subject || graph == value ? 0 : graph, i);
        }

        void Mention(int term, int statement)
        {
            if (term < 0)
            {
                _mentions[next[~term]++] = statement;
            }
        }
    }

    /// <summary>Section 4.6.3.</summary>
    private void HashFirstDegreeQuads(StatementSet set, int reference, RdfcHash algorithm)
    {
        set.Lines.Clear();
        foreach (var position in Mentions(reference))
        {
            set.Lines.AddAround(set, set.Statements[position], reference);
        }

        Rdfc10.Hash(algorithm, set.Lines.Sort(), _hashes.AsSpan(~reference * _hashLength, _hashLength));
    }
}
