namespace Untp.Core.Vocabulary;

/// <summary>A class while its table is read.</summary>
internal sealed class ClassDraft(string name, string position)
{
    public string Name { get; } = name;

    /// <summary>File and line, for faults.</summary>
    public string Position { get; } = position;

    public bool IsOpen { get; init; }

    public ClassKind Kind { get; init; }

    public string? Parent { get; init; }

    public string Iri { get; init; } = "";

    public bool IsTyped { get; init; }

    public bool HasVocab { get; init; }

    public bool IsArray { get; init; }

    public bool SaysSome { get; init; }

    public bool IsUnprotected { get; init; }

    public bool IsBare { get; init; }

    public bool OnlyAdds { get; init; }

    /// <summary>Properties, each with its file and line.</summary>
    public List<(VocabularyProperty Property, string Position)> Properties { get; } = [];
}
