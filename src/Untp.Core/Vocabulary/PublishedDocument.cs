namespace Untp.Core.Vocabulary;

/// <summary>A context or schema that a table describes, with the facts of the published original. Immutable. Threads: safe.</summary>
public sealed class PublishedDocument
{
    private readonly Lazy<byte[]> _generated;

    internal PublishedDocument(PublishedKind kind, string url, Func<PublishedDocument, byte[]> generate)
    {
        (Kind, Url) = (kind, url);
        _generated = new(() => generate(this));
    }

    /// <summary>Context or schema.</summary>
    public PublishedKind Kind { get; }

    /// <summary>Where it is published; empty where it never was, and ours is unofficial.</summary>
    public string Url { get; }

    /// <summary>The name that our own has beside the others of its vocabulary, such as <c>DigitalProductPassport.json</c>.</summary>
    public string FileName { get; internal init; } = "";

    /// <summary>Further URLs of the same document.</summary>
    public IReadOnlyList<string> Aliases { get; internal init; } = [];

    /// <summary>The vocabulary and its version, such as <c>untp 0.7.0</c>.</summary>
    public string Vocabulary { get; internal init; } = "";

    /// <summary>The version alone.</summary>
    public string Version { get; internal init; } = "";

    /// <summary>For schemas: the type of the documents; else null.</summary>
    public string? Root { get; internal init; }

    /// <summary>SHA-256 of the published bytes, lower-case hexadecimal; null where nothing official was published.</summary>
    public string? Sha256 { get; internal init; }

    /// <summary>SHA-384 of the published bytes, lower-case hexadecimal; null where nothing official was published.</summary>
    public string? Sha384 { get; internal init; }

    /// <summary>SHA-256 of the same document as servers are known to re-format it.</summary>
    public IReadOnlyList<string> Variants { get; internal init; } = [];

    /// <summary>What our table makes of it; it means what was published, its bytes and digests are others.</summary>
    /// <remarks>Shape: JSON (UTF-8). Made on first use and kept. Errors: never throws.</remarks>
    public ReadOnlyMemory<byte> Generated => _generated.Value;

    /// <summary>For contexts: the classes in it; none for all.</summary>
    internal IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>For contexts: the prefixes that are terms of it.</summary>
    internal IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <summary>For contexts: whether <c>id</c> and <c>type</c> are terms at the top, in every scope, or in both.</summary>
    internal AliasPlace Aliasing { get; init; }

    /// <summary>For contexts: true where other contexts may give its terms another meaning.</summary>
    internal bool IsUnprotected { get; init; }

    /// <summary>For contexts: what terms mean that nobody defined; null for nothing.</summary>
    internal string? Vocab { get; init; }

    /// <summary>For schemas: the contexts that a document begins with.</summary>
    internal IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>For schemas: true where references may state their type; null where the table says.</summary>
    internal bool? AreReferencesTyped { get; init; }
}
