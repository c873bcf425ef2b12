namespace Untp.Core.Vocabulary;

/// <summary>What was published.</summary>
public enum PublishedKind
{
    /// <summary>A JSON-LD context.</summary>
    Context,

    /// <summary>A JSON Schema.</summary>
    Schema,
}
