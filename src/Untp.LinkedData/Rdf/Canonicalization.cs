using System.Security.Cryptography;
using System.Text;

namespace Untp.LinkedData.Rdf;

/// <summary>The canonicalization state of one dataset. Source: RDF Dataset Canonicalization 1.0, sections 4.4 to 4.8; step numbers are its.</summary>
internal sealed class Canonicalization(IReadOnlyCollection<Quad> dataset, RdfcOptions options)
{
    private readonly HashSet<Quad> _dataset = [.. dataset];
    private readonly Dictionary<string, List<Quad>> _quadsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _firstDegree = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _relatedHashes = new(StringComparer.Ordinal);
    private readonly IdentifierIssuer _canonical = new("c14n");
    private readonly QuadLines _lines = new();
    private int _work;

    /// <summary>Section 4.4.3.</summary>
    public CanonicalDataset Run()
    {
        // 2: which statements mention each blank node.
        foreach (var quad in _dataset)
        {
            Mention(quad.Subject, quad);
            Mention(quad.Object, quad);
            Mention(quad.Graph, quad);
        }

        // 3: hash them; 4: a hash of its own names a blank node.
        var byHash = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (node, quads) in _quadsOf)
        {
            var hash = HashFirstDegreeQuads(node, quads);
            _firstDegree.Add(node, hash);
            Append(byHash, hash, node);
        }

        foreach (var (_, nodes) in byHash)
        {
            if (nodes.Count == 1)
            {
                _canonical.Issue(nodes[0]);
            }
        }

        // 5: the others by what lies around them.
        foreach (var (_, nodes) in byHash)
        {
            if (nodes.Count > 1)
            {
                NameSharedHash(nodes);
            }
        }

        // 6 and 7.
        _lines.Clear();
        foreach (var quad in _dataset)
        {
            _lines.Add(quad, _canonical.Issue);
        }

        return new(_lines.ToSortedBytes(), _canonical.Issued);
    }

    private void NameSharedHash(List<string> nodes)
    {
        // 5.1, 5.2
        var paths = new List<NDegree>();
        foreach (var node in nodes)
        {
            if (_canonical.Find(node) is null)
            {
                var temporary = new IdentifierIssuer("b");
                temporary.Issue(node);
                paths.Add(HashNDegreeQuads(node, temporary));
            }
        }

        // 5.3; equal hashes are of nodes that can change places, whichever comes first.
        foreach (var path in paths.OrderBy(path => path.Hash, StringComparer.Ordinal))
        {
            foreach (var existing in path.Issuer.Order)
            {
                _canonical.Issue(existing);
            }
        }
    }

    /// <summary>Section 4.6.3.</summary>
    private string HashFirstDegreeQuads(string reference, List<Quad> quads)
    {
        _lines.Clear();
        foreach (var quad in quads)
        {
            _lines.Add(quad, label => label == reference ? "a" : "z");
        }

        return Hash(_lines.ToSortedBytes());
    }

    /// <summary>Section 4.7.3.</summary>
    private string HashRelatedBlankNode(string related, Quad quad, IdentifierIssuer issuer, char position)
    {
        // 1, 2
        var input = new StringBuilder().Append(position);
        if (position != 'g')
        {
            input.Append('<').Append(quad.Predicate.Value).Append('>');
        }

        // 3, 4
        if ((_canonical.Find(related) ?? issuer.Find(related)) is { } identifier)
        {
            input.Append("_:").Append(identifier);
        }
        else
        {
            input.Append(_firstDegree[related]);
        }

        // The same question comes up on many paths.
        var text = input.ToString();
        if (!_relatedHashes.TryGetValue(text, out var hash))
        {
            hash = Hash(Encoding.UTF8.GetBytes(text));
            _relatedHashes.Add(text, hash);
        }

        return hash;
    }

    /// <summary>Section 4.8.3.</summary>
    private NDegree HashNDegreeQuads(string identifier, IdentifierIssuer issuer)
    {
        // 1 to 3
        var related = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var quad in _quadsOf[identifier])
        {
            Spend();
            Relate(related, identifier, quad.Subject, quad, issuer, 's');
            Relate(related, identifier, quad.Object, quad, issuer, 'o');
            Relate(related, identifier, quad.Graph, quad, issuer, 'g');
        }

        // 4, 5
        var data = new StringBuilder();
        foreach (var (hash, nodes) in related)
        {
            // 5.1 to 5.3
            data.Append(hash);
            var chosenPath = "";
            IdentifierIssuer? chosenIssuer = null;

            // 5.4
            foreach (var permutation in Permutations(nodes))
            {
                Spend();
                if (Follow(permutation, issuer.Copy(), chosenPath) is { } path && (chosenIssuer is null || string.CompareOrdinal(path.Hash, chosenPath) < 0))
                {
                    // 5.4.6
                    (chosenPath, chosenIssuer) = (path.Hash, path.Issuer);
                }
            }

            // 5.5, 5.6
            data.Append(chosenPath);
            issuer = chosenIssuer ?? issuer;
        }

        // 6
        return new(Hash(Encoding.UTF8.GetBytes(data.ToString())), issuer);
    }

    /// <summary>Steps 5.4.1 to 5.4.5 of section 4.8.3: the path of one permutation, or null where it cannot be the least.</summary>
    private NDegree? Follow(string[] permutation, IdentifierIssuer issuer, string chosenPath)
    {
        // 5.4.2 to 5.4.4
        var path = new StringBuilder();
        var recursion = new List<string>();
        foreach (var node in permutation)
        {
            if (_canonical.Find(node) is { } canonical)
            {
                path.Append("_:").Append(canonical);
            }
            else
            {
                if (issuer.Find(node) is null)
                {
                    recursion.Add(node);
                }

                path.Append("_:").Append(issuer.Issue(node));
            }

            // 5.4.4.3
            if (IsBeaten(path, chosenPath))
            {
                return null;
            }
        }

        // 5.4.5
        foreach (var node in recursion)
        {
            var result = HashNDegreeQuads(node, issuer);
            path.Append("_:").Append(issuer.Issue(node)).Append('<').Append(result.Hash).Append('>');
            issuer = result.Issuer;
            if (IsBeaten(path, chosenPath))
            {
                return null;
            }
        }

        return new(path.ToString(), issuer);
    }

    private static bool IsBeaten(StringBuilder path, string chosenPath) =>
        chosenPath.Length > 0 && path.Length >= chosenPath.Length && string.CompareOrdinal(path.ToString(), chosenPath) > 0;

    private void Relate(SortedDictionary<string, List<string>> related, string identifier, RdfTerm? component, Quad quad, IdentifierIssuer issuer, char position)
    {
        if (component is { Kind: RdfTermKind.BlankNode } && component.Value != identifier)
        {
            Append(related, HashRelatedBlankNode(component.Value, quad, issuer, position), component.Value);
        }
    }

    private void Mention(RdfTerm? term, Quad quad)
    {
        if (term is not { Kind: RdfTermKind.BlankNode })
        {
            return;
        }

        if (!_quadsOf.TryGetValue(term.Value, out var quads))
        {
            _quadsOf.Add(term.Value, quads = []);
        }

        if (quads.Count == 0 || !ReferenceEquals(quads[^1], quad))
        {
            quads.Add(quad);
        }
    }

    private void Spend()
    {
        if (++_work > options.MaxNDegreeWork)
        {
            throw new LinkedDataException(
                LinkedDataCodes.LimitExceeded, $"The dataset's blank nodes are too alike to be told apart in {options.MaxNDegreeWork} steps; give them identifiers.");
        }
    }

    private string Hash(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[SHA384.HashSizeInBytes];
        var length = options.Hash == RdfcHash.Sha384 ? SHA384.HashData(data, hash) : SHA256.HashData(data, hash);
        return Convert.ToHexStringLower(hash[..length]);
    }

    private static void Append(SortedDictionary<string, List<string>> map, string key, string value)
    {
        if (!map.TryGetValue(key, out var values))
        {
            map.Add(key, values = []);
        }

        values.Add(value);
    }

    /// <summary>All orders of the nodes, one array used again for each (Heap's algorithm).</summary>
    private static IEnumerable<string[]> Permutations(List<string> nodes)
    {
        var permutation = nodes.ToArray();
        var counters = new int[permutation.Length];
        yield return permutation;
        for (var i = 1; i < permutation.Length;)
        {
            if (counters[i] < i)
            {
                var other = i % 2 == 0 ? 0 : counters[i];
                (permutation[other], permutation[i]) = (permutation[i], permutation[other]);
                yield return permutation;
                counters[i]++;
                i = 1;
            }
            else
            {
                counters[i++] = 0;
            }
        }
    }

    /// <summary>A hash or path, and the issuer as it stood at its end.</summary>
    private sealed record NDegree(string Hash, IdentifierIssuer Issuer);
}
