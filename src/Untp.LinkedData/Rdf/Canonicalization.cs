namespace Untp.LinkedData.Rdf;

/// <summary>Names the blank nodes of one dataset. Source: RDF Dataset Canonicalization 1.0, section 4.4.3; step numbers are its. One thread.</summary>
internal sealed class Canonicalization(StatementSet set, RdfcOptions options)
{
    private readonly int[] _canonical = [.. Enumerable.Repeat(-1, set.BlankNodes)];
    private int _issued;

    /// <summary>The number of each blank node's canonical label, by its index.</summary>
    public ReadOnlySpan<int> Canonical => _canonical;

    /// <summary>Steps 2 to 7: the canonical document; valid until the set's lines are used again.</summary>
    public ReadOnlySpan<byte> Run()
    {
        // 2, 3
        if (set.BlankNodes > 0)
        {
            NameBlankNodes(new(set, options.Hash));
        }

        // 6, 7
        set.Lines.Clear();
        foreach (var statement in set.Statements)
        {
            set.Lines.AddCanonical(set, statement, _canonical);
        }

        return set.Lines.Sort();
    }

    private void NameBlankNodes(FirstDegreeHashes hashes)
    {
        // 4: a hash of its own names a blank node.
        var shared = new List<Range>();
        var nodes = hashes.ByHash;
        for (var start = 0; start < nodes.Length;)
        {
            var end = start + 1;
            while (end < nodes.Length && hashes[nodes[end]].SequenceEqual(hashes[nodes[start]]))
            {
                end++;
            }

            // What no statement mentions, as the node of an empty graph, is not of the dataset.
            var isMentioned = !hashes.Mentions(nodes[start]).IsEmpty;
            if (isMentioned && end - start == 1)
            {
                Issue(nodes[start]);
            }
            else if (isMentioned)
            {
                shared.Add(start..end);
            }

            start = end;
        }

        // 5: the others by what lies around them.
        if (shared.Count > 0)
        {
            var hashing = new NDegreeHashing(set, hashes, _canonical, options);
            foreach (var range in shared)
            {
                NameSharedHash(nodes[range], hashing);
            }
        }
    }

    private void NameSharedHash(int[] nodes, NDegreeHashing hashing)
    {
        // 5.1, 5.2
        var paths = new List<NDegreePath>();
        foreach (var node in nodes)
        {
            if (_canonical[~node] < 0)
            {
                paths.Add(hashing.Hash(node, new(node)));
            }
        }

        // 5.3; equal hashes are of nodes that can change places, whichever comes first.
        foreach (var path in paths.OrderBy(path => path.Text, Utf8Order.Instance))
        {
            foreach (var existing in path.Issuer.Order)
            {
                Issue(existing);
            }
        }
    }

    private void Issue(int node)
    {
        ref var number = ref _canonical[~node];
        if (number < 0)
        {
            number = _issued++;
        }
    }
}
