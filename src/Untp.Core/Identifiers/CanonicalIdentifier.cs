namespace Untp.Core.Identifiers;

/// <summary>An identifier in its one canonical form. Immutable.</summary>
/// <param name="Uri">The canonical form: a resolver URL where the scheme has one, else a URN or DID, else the text as it was.</param>
/// <param name="Namespace">The scheme; <c>did</c> and <c>uuid</c> for these; null where none is known.</param>
/// <param name="Keys">The key and its qualifiers, from class to item; empty where no registered scheme is known.</param>
/// <param name="Ancestors">The canonical forms of what it belongs to, from the next less granular one on: of an item its batch, then its class.</param>
public sealed record CanonicalIdentifier(string Uri, string? Namespace, IReadOnlyList<IdentifierKey> Keys, IReadOnlyList<string> Ancestors)
{
    /// <summary>The identifier, then its ancestors: the order in which a resolver looks for links.</summary>
    public IEnumerable<string> Levels => Ancestors.Prepend(Uri);

    /// <summary>The canonical form.</summary>
    public override string ToString() => Uri;
}
