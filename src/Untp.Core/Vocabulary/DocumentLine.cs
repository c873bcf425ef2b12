using System.Buffers;

namespace Untp.Core.Vocabulary;

/// <summary>Reads the line of a published document.</summary>
internal static class DocumentLine
{
    private static readonly SearchValues<char> _hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <exception cref="FormatException">The line is wrong.</exception>
    public static PublishedDocument Read(List<string> words, VocabularyDraft draft)
    {
        var isSchema = words[0] == "schema";
        var at = isSchema ? 2 : 1;
        if (words.Count <= at || (words[at] != "-" && !WebUrl.Is(words[at])))
        {
            throw new FormatException(isSchema ? "a schema has a class and a URL" : "a context has a URL");
        }

        var options = new LineOptions(words.Skip(at + 1), "name=", "alias=", "sha256=", "sha384=", "jcs256=", "jcs384=", "variant=", "of=", "prefixes=", "aliases=", "unprotected", "vocab=", "contexts=", "references=");
        return new PublishedDocument(isSchema ? PublishedKind.Schema : PublishedKind.Context, words[at] == "-" ? "" : words[at], draft.Generate)
        {
            Position = draft.Position,
            FileName = isSchema ? $"{words[1]}.json" : $"{options.Find("name") ?? "context"}.jsonld",
            Aliases = [.. options.FindAll("alias").Select(WebUrl.Of)],
            Vocabulary = $"{draft.Family} {draft.Version}",
            Version = draft.Version,
            Root = isSchema ? words[1] : null,
            Sha256 = Digest(options.Find("sha256"), 64),
            Sha384 = Digest(options.Find("sha384"), 96),
            JcsSha256 = Digest(options.Find("jcs256"), 64),
            JcsSha384 = Digest(options.Find("jcs384"), 96),
            Variants = [.. options.FindAll("variant").Select(variant => Digest(variant, 64)!)],
            Classes = options.FindAll("of"),
            Prefixes = options.FindAll("prefixes"),
            Aliasing = Enum.Parse<AliasPlace>(options.Find("aliases", "top", "scopes", "everywhere") ?? "none", ignoreCase: true),
            IsUnprotected = options.Has("unprotected"),
            Vocab = options.Find("vocab") is { } vocab ? WebUrl.Of(vocab) : null,
            Contexts = [.. options.FindAll("contexts").Select(WebUrl.Of)],
            AreReferencesTyped = options.Find("references", "typed", "untyped") is { } references ? references == "typed" : null,
        };
    }

    private static string? Digest(string? text, int length) =>
        text is null || (text.Length == length && !text.AsSpan().ContainsAnyExcept(_hexadecimal)) ? text : throw new FormatException($"a digest is {length} lower-case hexadecimal digits");
}
