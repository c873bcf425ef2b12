namespace Untp.LinkedData.Rdf;

/// <summary>Brings quads into a <see cref="StatementSet"/>.</summary>
internal static class QuadNumbering
{
    public static void Add(StatementSet set, IEnumerable<Quad> quads)
    {
        foreach (var quad in quads)
        {
            Add(set, quad);
        }
    }

    public static void Add(StatementSet set, Quad quad)
    {
        // In this order: blank nodes that can change places are named in the order in which they came.
        var subject = Number(set, quad.Subject);
        var value = Number(set, quad.Object);
        var graph = quad.Graph is { } name ? Number(set, name) : 0;
        set.Add(new(subject, Number(set, quad.Predicate), value, graph));
    }

    private static int Number(StatementSet set, RdfTerm term) => term.Kind == RdfTermKind.BlankNode ? set.BlankNode(term.Canonical) : set.Term(term.Canonical);
}
