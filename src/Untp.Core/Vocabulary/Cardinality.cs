namespace Untp.Core.Vocabulary;

/// <summary>How often a property shows.</summary>
internal enum Cardinality
{
    /// <summary><c>!</c>: once.</summary>
    Required,

    /// <summary><c>?</c>: once or not at all.</summary>
    Optional,

    /// <summary><c>![]</c>: an array, which may be empty.</summary>
    RequiredArray,

    /// <summary><c>?[]</c>: an array, or not at all.</summary>
    OptionalArray,

    /// <summary><c>*</c>: one, an array of them, or none.</summary>
    Any,

    /// <summary><c>+</c>: one, or an array of at least one.</summary>
    OneOrMore,

    /// <summary><c>~</c>: the context has a term for it, no schema knows it.</summary>
    ContextOnly,
}
