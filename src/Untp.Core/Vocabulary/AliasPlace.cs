namespace Untp.Core.Vocabulary;

/// <summary>Where a context says that <c>id</c> and <c>type</c> are JSON-LD keywords.</summary>
internal enum AliasPlace
{
    /// <summary>Nowhere: another context did.</summary>
    None,

    /// <summary>At the top.</summary>
    Top,

    /// <summary>In every scope, but not at the top.</summary>
    Scopes,

    /// <summary>At the top and in every scope.</summary>
    Everywhere,
}
