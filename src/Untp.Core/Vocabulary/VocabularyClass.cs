namespace Untp.Core.Vocabulary;

/// <summary>A class of a vocabulary. Immutable.</summary>
/// <param name="Name">Its name, which is also the type that its instances carry.</param>
/// <param name="Kind">How it shows in JSON-LD.</param>
/// <param name="Parent">The class it derives from; null for none.</param>
internal sealed record VocabularyClass(string Name, ClassKind Kind, VocabularyClass? Parent)
{
    /// <summary>True where instances may have members that no line tells of.</summary>
    public bool IsOpen { get; init; }

    /// <summary>True where instances may state their type.</summary>
    public bool IsTyped { get; init; }

    /// <summary>True where instances have at least one member, whichever.</summary>
    public bool SaysSome { get; init; }

    /// <summary>True where instances are arrays of what the only property has as its range.</summary>
    public bool IsArray { get; init; }

    /// <summary>True where terms that nobody defined mean <c>{class}#{term}</c>.</summary>
    public bool HasVocab { get; init; }

    /// <summary>True where another context may give the class another meaning.</summary>
    public bool IsUnprotected { get; init; }

    /// <summary>True where the terms <c>id</c> and <c>type</c> are never repeated in its scope.</summary>
    public bool IsBare { get; init; }

    /// <summary>True where its scope has its own terms only: instances state the type it derives from as well, and have the others from there.</summary>
    public bool OnlyAdds { get; init; }

    /// <summary>IRI of the class.</summary>
    public string Iri { get; init; } = "";

    /// <summary>Its own properties, in the order of the table.</summary>
    public IReadOnlyList<VocabularyProperty> Own { get; init; } = [];

    /// <summary>All properties: those of the class it derives from that it does not state anew, then its own.</summary>
    public IEnumerable<VocabularyProperty> Properties =>
        Parent is null ? Own : Parent.Properties.Where(inherited => Own.All(own => own.Name != inherited.Name)).Concat(Own);

    /// <summary>The types that its instances carry: its own name, then those it derives from.</summary>
    public IEnumerable<string> Types => Parent is null ? [Name] : Parent.Types.Prepend(Name);
}
