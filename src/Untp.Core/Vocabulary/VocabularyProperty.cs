namespace Untp.Core.Vocabulary;

/// <summary>A property of a class: one line of a table. Immutable.</summary>
/// <param name="Name">The member's name in JSON; a regular expression between slashes where many names are meant.</param>
/// <param name="Cardinality">How often it shows.</param>
/// <param name="Range">What values it has.</param>
internal sealed record VocabularyProperty(string Name, Cardinality Cardinality, PropertyRange Range)
{
    /// <summary>The IRI that its term has where nothing says otherwise: its name below the base of its table.</summary>
    public string UsualIri { get; init; } = "";

    /// <summary>IRI of its term, <c>-</c> for none; null where the table's rules give it.</summary>
    public string? Iri { get; init; }

    /// <summary>Type coercion of its term, <c>-</c> for none; null where its range gives it.</summary>
    public string? Coercion { get; init; }

    /// <summary>Container of its term, such as <c>@set</c>; null for none.</summary>
    public string? Container { get; init; }

    /// <summary>The class whose terms hold inside its value, <c>none</c> for no terms at all; null where its range gives it.</summary>
    public string? Scope { get; init; }

    /// <summary>A property that must be there where this one is; null for none.</summary>
    public string? Needs { get; init; }

    /// <summary>True where many names are meant.</summary>
    public bool IsPattern => Name.Length > 2 && Name[0] == '/';

    /// <summary>True where its absence is a fault.</summary>
    public bool IsRequired => Cardinality is Cardinality.Required or Cardinality.RequiredArray or Cardinality.OneOrMore;
}
