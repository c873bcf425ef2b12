namespace Untp.Core.Vocabulary;

/// <summary>What sort of value a property has.</summary>
internal enum RangeKind
{
    /// <summary>A scalar, named by <see cref="PropertyRange.Name"/>: text, uri, date, number, boolean and so on.</summary>
    Scalar,

    /// <summary>One text that never changes.</summary>
    Constant,

    /// <summary>A code of a list.</summary>
    Code,

    /// <summary>An instance of a class.</summary>
    Class,

    /// <summary>What names an instance of a class: id, name and perhaps more.</summary>
    Reference,

    /// <summary>Anything.</summary>
    Anything,

    /// <summary>The contexts of the document, in their order.</summary>
    Contexts,

    /// <summary>One of several ranges.</summary>
    Alternatives,

    /// <summary>An array in which one text shows.</summary>
    Holding,
}
