namespace Untp.Core.Vocabulary;

/// <summary>How a class shows in JSON-LD.</summary>
internal enum ClassKind
{
    /// <summary>Its instances carry a type, and the context says what their terms mean by that type.</summary>
    Node,

    /// <summary>Its instances need no type: whatever property holds one says what its terms mean.</summary>
    Value,

    /// <summary>A node that only shows as one of the classes derived from it.</summary>
    Abstract,

    /// <summary>Another vocabulary's: its properties that have a term here have it everywhere.</summary>
    Outside,
}
