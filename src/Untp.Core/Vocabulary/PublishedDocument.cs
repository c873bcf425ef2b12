using Untp.LinkedData.Encodings;

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

    /// <summary>File and line of its table, for faults.</summary>
    internal string Position { get; init; } = "";

    /// <summary>The name that our own has beside the others of its vocabulary, such as <c>DigitalProductPassport.json</c>.</summary>
    public string FileName { get; internal init; } = "";

    /// <summary>Further URLs of the same document.</summary>
    public IReadOnlyList<string> Aliases { get; internal init; } = [];

    /// <summary>Where it is published: its URL and the further ones; none where it never was.</summary>
    internal IEnumerable<string> Urls => Url.Length == 0 ? Aliases : Aliases.Prepend(Url);

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

    /// <summary>SHA-256 of its canonical form (RFC 8785), lower-case hexadecimal; null where nothing official was published.</summary>
    public string? JcsSha256 { get; internal init; }

    /// <summary>SHA-384 of its canonical form (RFC 8785), lower-case hexadecimal; null where nothing official was published.</summary>
    public string? JcsSha384 { get; internal init; }

    /// <summary>SHA-256 of the same document as servers are known to re-format it.</summary>
    public IReadOnlyList<string> Variants { get; internal init; } = [];

    /// <summary>Whether a digest is one of what was published: of its bytes, of a known other form of them, or of its canonical form (RFC 8785).</summary>
    /// <remarks>Shape: null where nothing is known to compare with: nothing was published, or the function is neither SHA-256 nor SHA-384. Never throws.</remarks>
    /// <param name="digest">The digest.</param>
    public bool? Has(Multihash digest)
    {
        if (Sha256 is null || (digest.Function != HashFunction.Sha256 && digest.Function != HashFunction.Sha384))
        {
            return null;
        }

        var hex = Convert.ToHexStringLower(digest.Digest.Span);
        if (digest.Function == HashFunction.Sha256)
        {
            return hex == Sha256 || hex == JcsSha256 || Variants.Contains(hex, StringComparer.Ordinal);
        }

        // Of the other forms only SHA-256 is known, so another SHA-384 may be one of theirs.
        return hex == Sha384 || hex == JcsSha384 ? true : Variants.Count == 0 && Sha384 is not null ? false : null;
    }

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
