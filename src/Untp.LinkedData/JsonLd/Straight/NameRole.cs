namespace Untp.LinkedData.JsonLd.Straight;

/// <summary>What the straight path does with a member of an object.</summary>
internal enum NameRole
{
    /// <summary>Nothing: the algorithms in full decide.</summary>
    Other,

    /// <summary>Writes statements of a property.</summary>
    Property,

    /// <summary><c>@context</c>; read before all else.</summary>
    Context,

    /// <summary><c>@id</c> or an alias.</summary>
    Id,

    /// <summary><c>@type</c> or an alias.</summary>
    Type,

    /// <summary><c>@value</c> or an alias.</summary>
    Value,

    /// <summary><c>@language</c> or an alias.</summary>
    Language,
}
