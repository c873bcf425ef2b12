using System.Security.Cryptography;
using System.Text;
using Untp.LinkedData.Rdf;

namespace Untp.LinkedData.Tests.Rdf;

/// <summary>RDFC-1.0 word by word (W3C Recommendation of 21 May 2024, section 4), without a thought for speed: what the fast one is held to.</summary>
internal sealed class PlainRdfc(IReadOnlyCollection<Quad> dataset, RdfcHash algorithm)
{
    private readonly Issuer _canonical = new("c14n");
    private readonly Dictionary<string, List<Quad>> _quads = [];

    /// <summary>Section 4.4.3.</summary>
    public string Run()
    {
        // 2
        foreach (var quad in dataset.Distinct())
        {
            foreach (var label in BlankNodes(quad).Select(node => node.Label).Distinct())
            {
                (_quads.TryGetValue(label, out var quads) ? quads : _quads[label] = []).Add(quad);
            }
        }

        // 3, 4
        var byHash = _quads.Keys.GroupBy(HashFirstDegree).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        foreach (var group in byHash.Where(group => group.Count() == 1))
        {
            _canonical.Issue(group.Single());
        }

        // 5
        foreach (var group in byHash.Where(group => group.Count() > 1))
        {
            var paths = new List<(string Hash, Issuer Issuer)>();
            foreach (var label in group.Where(label => !_canonical.Has(label)))
            {
                var issuer = new Issuer("b");
                issuer.Issue(label);
                paths.Add(HashNDegree(label, issuer));
            }

            foreach (var label in paths.OrderBy(path => path.Hash, StringComparer.Ordinal).SelectMany(path => path.Issuer.Labels))
            {
                _canonical.Issue(label);
            }
        }

        // 6, 7
        var lines = dataset.Distinct().Select(quad => Line(quad, label => _canonical.Issue(label))).ToList();
        lines.Sort(ByCodePoint);
        return string.Concat(lines);
    }

    /// <summary>Section 4.6.3.</summary>
    private string HashFirstDegree(string reference)
    {
        var lines = _quads[reference].Select(quad => Line(quad, label => label == reference ? "a" : "z")).ToList();
        lines.Sort(ByCodePoint);
        return Hash(string.Concat(lines));
    }

    /// <summary>Section 4.7.3.</summary>
    private string HashRelated(string related, Quad quad, Issuer issuer, string position)
    {
        var input = position == "g" ? position : $"{position}<{quad.Predicate.Value}>";
        return Hash(input + (_canonical.Has(related) ? $"_:{_canonical.Issue(related)}" : issuer.Has(related) ? $"_:{issuer.Issue(related)}" : HashFirstDegree(related)));
    }

    /// <summary>Section 4.8.3.</summary>
    private (string Hash, Issuer Issuer) HashNDegree(string identifier, Issuer issuer)
    {
        // 1 to 3
        var related = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var quad in _quads[identifier])
        {
            foreach (var (label, position) in BlankNodes(quad).Where(node => node.Label != identifier))
            {
                var hash = HashRelated(label, quad, issuer, position);
                (related.TryGetValue(hash, out var nodes) ? nodes : related[hash] = []).Add(label);
            }
        }

        // 4, 5
        var data = "";
        foreach (var (hash, nodes) in related)
        {
            data += hash;
            var (chosenPath, chosenIssuer) = ("", issuer);
            foreach (var permutation in Permutations(nodes))
            {
                if (Follow(permutation, issuer.Copy(), chosenPath) is { } found && (chosenPath.Length == 0 || string.CompareOrdinal(found.Path, chosenPath) < 0))
                {
                    (chosenPath, chosenIssuer) = found;
                }
            }

            data += chosenPath;
            issuer = chosenIssuer;
        }

        return (Hash(data), issuer);
    }

    // 5.4.1 to 5.4.5
    private (string Path, Issuer Issuer)? Follow(List<string> permutation, Issuer issuer, string chosenPath)
    {
        var path = "";
        var recursion = new List<string>();
        foreach (var related in permutation)
        {
            if (!_canonical.Has(related) && !issuer.Has(related))
            {
                recursion.Add(related);
            }

            path += "_:" + (_canonical.Has(related) ? _canonical.Issue(related) : issuer.Issue(related));
            if (IsBeaten())
            {
                return null;
            }
        }

        foreach (var related in recursion)
        {
            var (hash, end) = HashNDegree(related, issuer);
            path += $"_:{issuer.Issue(related)}<{hash}>";
            issuer = end;
            if (IsBeaten())
            {
                return null;
            }
        }

        return (path, issuer);

        bool IsBeaten() => chosenPath.Length > 0 && path.Length >= chosenPath.Length && string.CompareOrdinal(path, chosenPath) > 0;
    }

    private static IEnumerable<List<string>> Permutations(List<string> items) => items.Count == 0
        ? [[]]
        : items.SelectMany((item, i) => Permutations([.. items[..i], .. items[(i + 1)..]]).Select(rest => (List<string>)[item, .. rest]));

    private static IEnumerable<(string Label, string Position)> BlankNodes(Quad quad) =>
        new (RdfTerm? Term, string Position)[] { (quad.Subject, "s"), (quad.Object, "o"), (quad.Graph, "g") }
            .Where(part => part.Term is { Kind: RdfTermKind.BlankNode }).Select(part => (part.Term!.Value, part.Position));

    private static string Line(Quad quad, Func<string, string> name)
    {
        string Text(RdfTerm term) => term.Kind == RdfTermKind.BlankNode ? $"_:{name(term.Value)}" : term.ToString();
        return $"{Text(quad.Subject)} {Text(quad.Predicate)} {Text(quad.Object)} {(quad.Graph is { } graph ? Text(graph) + " " : "")}.\n";
    }

    private static int ByCodePoint(string x, string y) => Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y));

    private string Hash(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Convert.ToHexStringLower(algorithm == RdfcHash.Sha384 ? SHA384.HashData(bytes) : SHA256.HashData(bytes));
    }

    /// <summary>Section 4.5.</summary>
    private sealed class Issuer(string prefix)
    {
        public List<string> Labels { get; private init; } = [];

        public bool Has(string label) => Labels.Contains(label);

        public string Issue(string label)
        {
            if (!Has(label))
            {
                Labels.Add(label);
            }

            return prefix + Labels.IndexOf(label);
        }

        public Issuer Copy() => new(prefix) { Labels = [.. Labels] };
    }
}
