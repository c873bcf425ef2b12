using System.Collections.Concurrent;
using Untp.Core.Vocabulary;
using Untp.LinkedData.JsonLd;

namespace Untp.Core.Tests.Vocabulary;

/// <summary>The contexts made from the tables.</summary>
internal sealed class TableContexts : IContextSource
{
    private readonly ConcurrentDictionary<string, ContextLookup> _documents = new(StringComparer.Ordinal);

    public ContextLookup Find(string url) => _documents.GetOrAdd(url, static url => Vocabularies.Find(PublishedKind.Context, url) is { } document
        ? ContextLookup.Found(ContextDocument.Read(url, document.Generated).Value!)
        : ContextLookup.Missing("in no table"));
}
