using System.Collections.Concurrent;
using Untp.Core.Credentials;

namespace Untp.Core.Vocabulary;

/// <summary>The vocabulary tables that come with the library: what they describe, found by URL or type. Threads: safe.</summary>
public static class Vocabularies
{
    private const string Untp = "untp";
    private const string AnyCredential = "VerifiableCredential";
    private const string Folder = "Untp.Core.Vocabulary.Tables.";

    private static readonly Lazy<IReadOnlyList<VocabularyTable>> _tables = new(ReadAll);
    private static readonly Lazy<Dictionary<(PublishedKind Kind, string Url), PublishedDocument>> _byUrl = new(ByUrl);
    private static readonly Lazy<Dictionary<UntpType, PublishedDocument>> _byType = new(ByType);

    private static readonly ConcurrentDictionary<string, string> _dictionaries = new(StringComparer.Ordinal);

    /// <summary>Every context and schema that a table describes.</summary>
    public static IEnumerable<PublishedDocument> Documents => _tables.Value.SelectMany(table => table.Documents);

    /// <summary>Names of the vocabularies with their versions, such as <c>untp-0.7.0</c>.</summary>
    public static IEnumerable<string> Names => _tables.Value.Select(NameOf);

    /// <summary>What a vocabulary's table describes; null where there is no such vocabulary.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static IReadOnlyList<PublishedDocument>? FindDocuments(string name) => _tables.Value.FirstOrDefault(table => NameOf(table) == name)?.Documents;

    internal static IReadOnlyList<VocabularyTable> Tables => _tables.Value;

    /// <summary>The document published at a URL; null where no table describes it.</summary>
    /// <param name="kind">Context or schema.</param>
    /// <param name="url">Canonical URL or alias, exactly.</param>
    public static PublishedDocument? Find(PublishedKind kind, string url) => _byUrl.Value.GetValueOrDefault((kind, url));

    /// <summary>The document published at a URL, whichever it is; null where no table describes it.</summary>
    /// <param name="url">Canonical URL or alias, exactly.</param>
    internal static PublishedDocument? Find(string url) => Find(PublishedKind.Context, url) ?? Find(PublishedKind.Schema, url);

    /// <summary>The schema of a type in one version; null where no table describes it.</summary>
    /// <param name="type">Type and version.</param>
    public static PublishedDocument? FindSchema(UntpType type) => _byType.Value.GetValueOrDefault(type);

    /// <summary>The table that has the class of a UNTP type in one version; null where there is none.</summary>
    /// <param name="type">Type and version.</param>
    internal static VocabularyTable? FindTable(UntpType type) =>
        _tables.Value.FirstOrDefault(table => table.Family == Untp && table.Version == type.Version && table.Find(type.Name) is not null);

    /// <summary>Every schema that a credential claims to pass: of a UNTP type, and of extensions of it; not that of the data model, which asks less.</summary>
    /// <param name="types">The values of <c>type</c>.</param>
    /// <param name="contexts">The URLs of <c>@context</c>.</param>
    public static IReadOnlyList<PublishedDocument> FindSchemas(IReadOnlyCollection<string> types, IReadOnlyCollection<string> contexts) =>
        [.. Documents.Where(document => document.Root is { } root and not AnyCredential && document.Contexts.Count > 0 && types.Contains(root) && document.Contexts.All(contexts.Contains))];

    /// <summary>SHA-256 of what is published at each of some contexts' URLs, in their order; what no table knows, or was never published, is left out.</summary>
    /// <param name="contexts">The contexts' URLs.</param>
    internal static IReadOnlyDictionary<string, string> DigestsOf(IReadOnlyList<string> contexts)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var url in contexts)
        {
            if (Find(PublishedKind.Context, url)?.Sha256 is { } digest)
            {
                digests[url] = digest;
            }
        }

        return digests;
    }

    /// <summary>The data dictionary of a vocabulary, in Markdown; null where there is no such vocabulary.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static string? FindDictionary(string name) =>
        _tables.Value.FirstOrDefault(table => NameOf(table) == name) is { } table ? _dictionaries.GetOrAdd(name, _ => new DictionaryGenerator(table).Generate()) : null;

    private static string NameOf(VocabularyTable table) => table.File[..^".txt".Length];

    // A fault in a table of our own is a fault of ours, and throws.
    private static List<VocabularyTable> ReadAll()
    {
        var reader = new VocabularyReader(Text);
        return [.. typeof(Vocabularies).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => reader.Read(name[Folder.Length..]))
            .Select(read => read.Value ?? throw new InvalidOperationException(string.Join(" ", read.Problems.Select(problem => problem.Message))))];
    }

    private static string? Text(string file)
    {
        using var stream = typeof(Vocabularies).Assembly.GetManifestResourceStream(Folder + file);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Dictionary<(PublishedKind Kind, string Url), PublishedDocument> ByUrl() => Index(document => document.Urls.Select(url => (document.Kind, url)));

    private static Dictionary<UntpType, PublishedDocument> ByType() =>
        Index<UntpType>(document => document is { Root: { } root, Url: not "" } ? [new UntpType(root, document.Version)] : []);

    // Two tables that describe one document are a fault of ours, too.
    private static Dictionary<TKey, PublishedDocument> Index<TKey>(Func<PublishedDocument, IEnumerable<TKey>> keysOf)
        where TKey : notnull
    {
        var index = new Dictionary<TKey, PublishedDocument>();
        foreach (var document in Documents)
        {
            foreach (var key in keysOf(document).Where(key => !index.TryAdd(key, document)))
            {
                throw new InvalidOperationException($"{document.Position}: {key} is described in {index[key].Position} as well.");
            }
        }

        return index;
    }
}
