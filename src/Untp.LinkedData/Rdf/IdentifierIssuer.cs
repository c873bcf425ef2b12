namespace Untp.LinkedData.Rdf;

/// <summary>Gives out numbers to blank nodes in order: <c>_:b0</c> … Source: RDF Dataset Canonicalization 1.0, section 4.5. One thread.</summary>
internal sealed class IdentifierIssuer
{
    private int[] _order;

    public IdentifierIssuer(int first)
    {
        _order = [first, 0, 0, 0];
        Count = 1;
    }

    private IdentifierIssuer(IdentifierIssuer other)
    {
        _order = [.. other._order];
        Count = other.Count;
    }

    public int Count { get; private set; }

    /// <summary>The blank nodes, in the order in which they were given a number.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(0, Count);

    /// <summary>A node's number, or -1. Few nodes lie on one path: looking through them beats any table that would have to be copied.</summary>
    public int Find(int node) => Order.IndexOf(node);

    public IdentifierIssuer Copy() => new(this);

    public int Issue(int node)
    {
        if (Find(node) is >= 0 and var known)
        {
            return known;
        }

        if (Count == _order.Length)
        {
            Array.Resize(ref _order, Count * 2);
        }

        _order[Count] = node;
        return Count++;
    }
}
