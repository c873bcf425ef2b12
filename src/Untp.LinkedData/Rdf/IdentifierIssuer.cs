namespace Untp.LinkedData.Rdf;

/// <summary>Gives out identifiers in order. Source: RDF Dataset Canonicalization 1.0, section 4.5.</summary>
internal sealed class IdentifierIssuer
{
    private readonly string _prefix;
    private readonly Dictionary<string, string> _issued;
    private readonly List<string> _order;

    public IdentifierIssuer(string prefix)
    {
        _prefix = prefix;
        _issued = new(StringComparer.Ordinal);
        _order = [];
    }

    private IdentifierIssuer(IdentifierIssuer other)
    {
        _prefix = other._prefix;
        _issued = new(other._issued, StringComparer.Ordinal);
        _order = [.. other._order];
    }

    /// <summary>The existing identifiers, in the order in which they were given a new one.</summary>
    public IReadOnlyList<string> Order => _order;

    public IReadOnlyDictionary<string, string> Issued => _issued;

    public string? Find(string existing) => _issued.GetValueOrDefault(existing);

    public IdentifierIssuer Copy() => new(this);

    public string Issue(string existing)
    {
        if (_issued.TryGetValue(existing, out var identifier))
        {
            return identifier;
        }

        identifier = _prefix + _order.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _issued.Add(existing, identifier);
        _order.Add(existing);
        return identifier;
    }
}
