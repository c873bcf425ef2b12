using System.Security.Cryptography;
using System.Text;
using Untp.LinkedData.Rdf;

namespace Untp.LinkedData.Tests.Rdf;

/// <summary>What a canonical form must not depend on, its hashes and its limits.</summary>
public sealed class Rdfc10Tests
{
    private static readonly RdfTerm _predicate = RdfTerm.Iri("https://e.example/p");

    [Fact]
    public void DependsOn_NeitherLabelsNorOrder()
    {
        var random = new Random(3);
        var shared = 0;
        for (var run = 0; run < 300; run++)
        {
            var size = 1 + random.Next(6);
            var quads = Enumerable.Range(0, 1 + random.Next(12)).Select(_ => AnyQuad(random, size)).ToArray();
            var expected = Canonical(quads);
            var labels = Enumerable.Range(0, size).Select(i => $"x{(i * 7) + 3}").ToArray();
            random.Shuffle(labels);
            var other = quads.Select(quad => new Quad(Rename(quad.Subject), quad.Predicate, Rename(quad.Object), quad.Graph is { } graph ? Rename(graph) : null)).ToArray();
            random.Shuffle(other);
            Assert.Equal(expected, Canonical(other));
            shared += expected.Contains("c14n1", StringComparison.Ordinal) ? 1 : 0;

            RdfTerm Rename(RdfTerm term) => term.Kind == RdfTermKind.BlankNode ? RdfTerm.BlankNode(labels[int.Parse(term.Value[1..])]) : term;
        }

        Assert.True(shared > 50, $"{shared} datasets with blank nodes");
    }

    [Fact]
    public void CanonicalForm_IsItsOwnCanonicalForm()
    {
        var random = new Random(5);
        for (var run = 0; run < 100; run++)
        {
            var canonical = Canonical([.. Enumerable.Range(0, 8).Select(_ => AnyQuad(random, 4))]);
            Assert.Equal(canonical, Canonical(NQuadsReader.Read(Encoding.UTF8.GetBytes(canonical)).Value!));
        }
    }

    [Theory]
    [InlineData(RdfcHash.Sha256)]
    [InlineData(RdfcHash.Sha384)]
    public void SaysTheSame_AsTheSpecificationWordByWord(RdfcHash hash)
    {
        var random = new Random(11);
        var alike = 0;
        for (var run = 0; run < 1500; run++)
        {
            // Few predicates and no literals in half of them: nodes that only what lies around them tells apart, and some that nothing does.
            var size = 1 + random.Next(5);
            var quads = Enumerable.Range(0, 1 + random.Next(9)).Select(_ => run % 2 == 0 ? AnyQuad(random, size) : AlikeQuad(random, size)).ToArray();
            var expected = new PlainRdfc(quads, hash).Run();
            Assert.Equal(expected, Encoding.UTF8.GetString(Rdfc10.Canonicalize(quads, new() { Hash = hash }).Value!.NQuads.Span));
            Assert.Equal(expected, Encoding.UTF8.GetString(Rdfc10.Canonicalize(NQuadsWriter.Write(quads), new() { Hash = hash }).Value!.NQuads.Span));
            alike += expected.Contains("c14n2", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.True(alike > 200, $"{alike} datasets with three blank nodes or more");
    }

    [Theory]
    [InlineData(RdfcHash.Sha256)]
    [InlineData(RdfcHash.Sha384)]
    public void Names_ByTheHashChosen(RdfcHash hash)
    {
        var quads = Enumerable.Range(0, 12).Select(i => new Quad(RdfTerm.BlankNode("n" + i), _predicate, RdfTerm.Literal($"{i}"))).ToArray();

        // First-degree hashes of these are the hashes of one line each.
        var expected = Enumerable.Range(0, 12)
            .OrderBy(i => Hash($"_:a <https://e.example/p> \"{i}\" .\n"), StringComparer.Ordinal)
            .Select((i, position) => ($"n{i}", $"c14n{position}"));
        var issued = Rdfc10.Canonicalize(quads, new() { Hash = hash }).Value!.IssuedIdentifiers;
        Assert.Equal(expected.Order(), issued.Select(pair => (pair.Key, pair.Value)).Order());

        string Hash(string line) => Convert.ToHexString(hash == RdfcHash.Sha256 ? SHA256.HashData(Encoding.UTF8.GetBytes(line)) : SHA384.HashData(Encoding.UTF8.GetBytes(line)));
    }

    [Fact]
    public void Rejects_AliknessThatCostsTooMuch()
    {
        Assert.Equal(LinkedDataCodes.LimitExceeded, Assert.Single(Rdfc10.Canonicalize(Clique(10)).Problems).Code);
        Assert.Equal(LinkedDataCodes.LimitExceeded, Assert.Single(Rdfc10.Canonicalize(Clique(3), new() { MaxNDegreeWork = 10 }).Problems).Code);
        Assert.True(Rdfc10.Canonicalize(Clique(3)).IsSuccess);
    }

    [Fact]
    public void Rejects_TooManyStatements()
    {
        Assert.Equal(LinkedDataCodes.LimitExceeded, Assert.Single(Rdfc10.Canonicalize(Clique(3), new() { MaxQuads = 5 }).Problems).Code);
        Assert.True(Rdfc10.Canonicalize(Clique(3), new() { MaxQuads = 6 }).IsSuccess);
    }

    private static Quad[] Clique(int size) =>
        [.. Enumerable.Range(0, size).SelectMany(i => Enumerable.Range(0, size).Where(j => j != i).Select(j => new Quad(RdfTerm.BlankNode($"n{i}"), _predicate, RdfTerm.BlankNode($"n{j}"))))];

    private static Quad AnyQuad(Random random, int size)
    {
        RdfTerm Node() => random.Next(4) == 0 ? RdfTerm.Iri($"https://e.example/{random.Next(2)}") : RdfTerm.BlankNode($"n{random.Next(size)}");
        return new(Node(), RdfTerm.Iri($"https://e.example/p{random.Next(2)}"), random.Next(4) == 0 ? RdfTerm.Literal($"\u00e9{random.Next(2)}\n") : Node(), random.Next(5) == 0 ? Node() : null);
    }

    private static Quad AlikeQuad(Random random, int size)
    {
        RdfTerm Node() => RdfTerm.BlankNode($"n{random.Next(size)}");
        return new(Node(), _predicate, Node(), random.Next(4) == 0 ? Node() : null);
    }

    private static string Canonical(IReadOnlyCollection<Quad> quads) => Encoding.UTF8.GetString(Rdfc10.Canonicalize(quads).Value!.NQuads.Span);
}
