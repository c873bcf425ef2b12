using System.Text.Json;
using Untp.LinkedData.JsonLd;

namespace Untp.Core.Tests.Vocabulary;

/// <summary>Compiles two contexts and walks both along every path of terms that have a scoped context.</summary>
internal sealed class ContextWalk
{
    private readonly List<string> _differences = [];

    public ContextWalk(byte[] first, byte[] second) => Walk("", (Compile(first), Compile(second)), outer: null);

    /// <summary>Where they differ: the path, then what the first says and what the second says.</summary>
    public IReadOnlyList<string> Differences => _differences;

    /// <summary>Terms compared.</summary>
    public int Terms { get; private set; }

    private void Walk(string path, (ActiveContext First, ActiveContext Second) pair, ActiveContext? outer)
    {
        if (pair.First.Vocab != pair.Second.Vocab)
        {
            _differences.Add($"{path} @vocab: {pair.First.Vocab} | {pair.Second.Vocab}");
        }

        foreach (var name in pair.First.Terms.Keys.Union(pair.Second.Terms.Keys).Order(StringComparer.Ordinal))
        {
            var (one, other) = (pair.First.Find(name), pair.Second.Find(name));
            if (one is not null && outer?.Find(name) == one)
            {
                // Inherited from the scope outside, and seen there.
                continue;
            }

            Terms++;
            if (Tell(one) != Tell(other))
            {
                _differences.Add($"{path}/{name}: {Tell(one)} | {Tell(other)}");
            }
            else if (one!.Context is not null)
            {
                Walk($"{path}/{name}", (Scoped(pair.First, one), Scoped(pair.Second, other!)), pair.First);
            }
        }
    }

    private static ActiveContext Compile(byte[] document) =>
        Processor().Compile(ActiveContext.Initial(null), JsonElement.Parse(document).GetProperty("@context"), baseUrl: null);

    private static ActiveContext Scoped(ActiveContext active, TermDefinition term) =>
        Processor().Compile(active, term.Context!.Value, term.BaseUrl, overrideProtected: true);

    private static ContextProcessor Processor() => new(new NoContexts(), new ProcessingBudget(new JsonLdOptions()));

    private static string Tell(TermDefinition? term) => term is null
        ? "none"
        : $"<{term.Iri}> type {term.Type} container {term.Container} prefix {term.IsPrefix} protected {term.IsProtected} reverse {term.IsReverse} nest {term.Nest} language {term.HasLanguage} {term.Language} scope {(term.Context is { } context ? context.ValueKind : "none")}";

    private sealed class NoContexts : IContextSource
    {
        public ContextLookup Find(string url) => ContextLookup.Missing("none is needed");
    }
}
