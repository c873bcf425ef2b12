using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Untp.LinkedData.Rdf;

/// <summary>
/// Tells blank nodes of the same first-degree hash apart. Source: RDF Dataset Canonicalization 1.0, sections 4.7 and 4.8; step numbers are
/// theirs. One thread.
/// </summary>
internal sealed class NDegreeHashing(StatementSet set, FirstDegreeHashes hashes, int[] canonical, RdfcOptions options)
{
    private readonly Dictionary<RelatedKey, byte[]> _related = [];
    private readonly Utf8Buffer _scratch = new();
    private int _work;
    private int _depth;

    /// <summary>Section 4.8.3, Hash N-Degree Quads.</summary>
    public NDegreePath Hash(int identifier, IdentifierIssuer issuer)
    {
        if (++_depth > options.MaxNDegreeDepth)
        {
            throw TooAlike($"{options.MaxNDegreeDepth} levels");
        }

        // 1 to 3
        var related = new List<Related>();
        foreach (var position in hashes.Mentions(identifier))
        {
            Spend(1);
            var statement = set.Statements[position];
            Relate(related, identifier, statement.Subject, statement.Predicate, issuer, 's');
            Relate(related, identifier, statement.Object, statement.Predicate, issuer, 'o');
            Relate(related, identifier, statement.Graph, statement.Predicate, issuer, 'g');
        }

        related.Sort(Related.ByHash);

        // 4, 5
        var data = new Utf8Buffer();
        for (var start = 0; start < related.Count;)
        {
            // 5.1
            var hash = related[start].Hash;
            data.Write(hash);
            var end = start + 1;
            while (end < related.Count && related[end].Hash.AsSpan().SequenceEqual(hash))
            {
                end++;
            }

            var nodes = new int[end - start];
            for (var i = start; i < end; i++)
            {
                nodes[i - start] = related[i].Node;
            }

            // 5.2 to 5.6
            var chosen = Choose(nodes, issuer);
            data.Write(chosen.Text);
            issuer = chosen.Issuer;
            start = end;
        }

        // 6
        _depth--;
        return new(HexHash(data.Written), issuer);
    }

    /// <summary>Step 5.4: the least path over all orders of the nodes.</summary>
    private NDegreePath Choose(int[] nodes, IdentifierIssuer issuer)
    {
        NDegreePath? chosen = null;
        var path = new Utf8Buffer();
        var counters = new int[nodes.Length];
        for (var i = 0; i < nodes.Length;)
        {
            // Heap's algorithm: the first order as it stands, each other by one exchange.
            if (i > 0)
            {
                if (counters[i] == i)
                {
                    counters[i++] = 0;
                    continue;
                }

                var other = i % 2 == 0 ? 0 : counters[i];
                (nodes[other], nodes[i]) = (nodes[i], nodes[other]);
                counters[i]++;
            }

            Spend(1 + (issuer.Count / 256));
            path.CutTo(0);
            if (Follow(nodes, issuer.Copy(), path, chosen) is { } end && (chosen is null || path.Written.SequenceCompareTo(chosen.Text) < 0))
            {
                // 5.4.6
                chosen = new(path.Written.ToArray(), end);
            }

            i = 1;
        }

        return chosen!;
    }

    /// <summary>Steps 5.4.1 to 5.4.5: the path of one order and the issuer at its end, or null where it cannot be the least.</summary>
    private IdentifierIssuer? Follow(int[] nodes, IdentifierIssuer issuer, Utf8Buffer path, NDegreePath? chosen)
    {
        // 5.4.2 to 5.4.4
        var recursion = new List<int>();
        foreach (var node in nodes)
        {
            if (canonical[~node] is >= 0 and var number)
            {
                path.Write("_:c14n"u8);
                path.WriteNumber(number);
            }
            else
            {
                if (issuer.Find(node) < 0)
                {
                    recursion.Add(node);
                }

                path.Write("_:b"u8);
                path.WriteNumber(issuer.Issue(node));
            }

            // 5.4.4.3
            if (IsBeaten(path, chosen))
            {
                return null;
            }
        }

        // 5.4.5
        foreach (var node in recursion)
        {
            var result = Hash(node, issuer);
            path.Write("_:b"u8);
            path.WriteNumber(issuer.Issue(node));
            path.Write((byte)'<');
            path.Write(result.Text);
            path.Write((byte)'>');
            issuer = result.Issuer;
            if (IsBeaten(path, chosen))
            {
                return null;
            }
        }

        return issuer;
    }

    private static bool IsBeaten(Utf8Buffer path, NDegreePath? chosen) =>
        chosen is not null && path.Length >= chosen.Text.Length && path.Written.SequenceCompareTo(chosen.Text) > 0;

    private void Relate(List<Related> related, int identifier, int component, int predicate, IdentifierIssuer issuer, char position)
    {
        if (component < 0 && component != identifier)
        {
            related.Add(new(HashRelatedBlankNode(component, predicate, issuer, position), component, related.Count));
        }
    }

    /// <summary>Section 4.7.3, Hash Related Blank Node.</summary>
    private byte[] HashRelatedBlankNode(int node, int predicate, IdentifierIssuer issuer, char position)
    {
        // The same question comes up on many paths.
        var number = canonical[~node];
        var issued = number >= 0 ? -1 : issuer.Find(node);
        var key = new RelatedKey(position, position == 'g' ? 0 : predicate, number, issued, number < 0 && issued < 0 ? node : 0);
        if (_related.TryGetValue(key, out var hash))
        {
            return hash;
        }

        // 1, 2
        _scratch.CutTo(0);
        _scratch.Write((byte)position);
        if (position != 'g')
        {
            _scratch.Write(set[predicate]);
        }

        // 3, 4
        if (number >= 0)
        {
            _scratch.Write("_:c14n"u8);
            _scratch.WriteNumber(number);
        }
        else if (issued >= 0)
        {
            _scratch.Write("_:b"u8);
            _scratch.WriteNumber(issued);
        }
        else
        {
            Convert.TryToHexStringLower(hashes[node], _scratch.Take(hashes[node].Length * 2), out _);
        }

        return _related[key] = HexHash(_scratch.Written);
    }

    private void Spend(int work)
    {
        if ((_work += work) > options.MaxNDegreeWork)
        {
            throw TooAlike($"{options.MaxNDegreeWork} steps");
        }
    }

    private static LinkedDataException TooAlike(string limit) =>
        new(LinkedDataCodes.LimitExceeded, $"The dataset's blank nodes are too alike to be told apart in {limit}; give them identifiers.");

    private byte[] HexHash(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[SHA384.HashSizeInBytes];
        hash = hash[..Rdfc10.Hash(options.Hash, data, hash)];
        var text = new byte[hash.Length * 2];
        Convert.TryToHexStringLower(hash, text, out _);
        return text;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct RelatedKey(char Position, int Predicate, int Canonical, int Issued, int Node);

    /// <summary>A related node under its hash; of one hash, in the order in which they came.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Related(byte[] Hash, int Node, int Position)
    {
        public static int ByHash(Related x, Related y) => x.Hash.AsSpan().SequenceCompareTo(y.Hash) is var order and not 0 ? order : x.Position.CompareTo(y.Position);
    }
}
