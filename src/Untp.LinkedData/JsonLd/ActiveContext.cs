using System.Collections.Concurrent;
using Untp.LinkedData.JsonLd.Straight;

namespace Untp.LinkedData.JsonLd;

/// <summary>
/// An active context: what terms mean at one place of a document. Written by <see cref="ContextProcessor"/> only, before anyone else sees it;
/// immutable from then on, and shared. Source: JSON-LD 1.1 API, section 4.1.
/// </summary>
internal sealed class ActiveContext
{
    private readonly ConcurrentDictionary<(TermDefinition Term, bool IsTypeScoped), ActiveContext> _scoped = [];
    private int _scopedTerms;

    private ActiveContext(Dictionary<string, TermDefinition> terms) => Terms = terms;

    public Dictionary<string, TermDefinition> Terms { get; }

    public string? BaseIri { get; set; }

    public string? OriginalBaseUrl { get; private init; }

    public string? Vocab { get; set; }

    public string? DefaultLanguage { get; set; }

    public string? DefaultDirection { get; set; }

    /// <summary>The names by their bytes, for the straight path.</summary>
    public ContextNames Names => field ??= new(this);

    public ActiveContext? PreviousContext { get; set; }

    /// <summary>The context kept by <see cref="ContextCache"/> whose scoped contexts this one is among; itself for that one.</summary>
    public ActiveContext Root { get => field ?? this; private set; }

    /// <summary>Names this context among all of a processor's.</summary>
    public string Key { get; set; } = "";

    /// <summary>The remote documents that this context and its scoped contexts were made from, by URL.</summary>
    public ConcurrentDictionary<string, string> Digests { get; } = new(StringComparer.Ordinal);

    public static ActiveContext Initial(string? baseIri) =>
        new(new(StringComparer.Ordinal)) { BaseIri = baseIri, OriginalBaseUrl = baseIri, Key = "base " + baseIri };

    public ActiveContext Copy() => new(new(Terms, Terms.Comparer))
    {
        BaseIri = BaseIri,
        OriginalBaseUrl = OriginalBaseUrl,
        Vocab = Vocab,
        DefaultLanguage = DefaultLanguage,
        DefaultDirection = DefaultDirection,
        PreviousContext = PreviousContext,
    };

    public TermDefinition? Find(string term) => Terms.GetValueOrDefault(term);

    public ActiveContext? FindScoped(TermDefinition term, bool isTypeScoped) => _scoped.GetValueOrDefault((term, isTypeScoped));

    /// <summary>Keeps a compiled scoped context, so that every node of every document shares it.</summary>
    public void KeepScoped(TermDefinition term, bool isTypeScoped, ActiveContext compiled, int maxTerms)
    {
        compiled.Root = Root;
        if (Interlocked.Add(ref Root._scopedTerms, compiled.Terms.Count + 1) > maxTerms)
        {
            // A document can walk scoped contexts on ever new ways: forget all, rather than grow.
            Root._scoped.Clear();
            Interlocked.Exchange(ref Root._scopedTerms, 0);
        }

        _scoped[(term, isTypeScoped)] = compiled;
    }
}
