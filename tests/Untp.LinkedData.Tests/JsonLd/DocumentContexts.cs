using Untp.LinkedData.JsonLd;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>The contexts of the reference material by their URLs, and others that a test writes.</summary>
internal sealed class DocumentContexts : IContextSource
{
    private readonly Dictionary<string, ContextDocument> _documents = new(StringComparer.Ordinal);

    public static DocumentContexts FromShared()
    {
        var contexts = new DocumentContexts();
        foreach (var (url, bytes) in SharedDocuments.Contexts)
        {
            contexts.Set(url, bytes);
        }

        Assert.Equal(49, contexts._documents.Count);
        return contexts;
    }

    public void Set(string url, byte[] bytes)
    {
        var document = ContextDocument.Read(url, bytes);
        Assert.True(document.IsSuccess, url);
        _documents[url] = document.Value;
    }

    public ContextLookup Find(string url) => _documents.TryGetValue(url, out var document) ? ContextLookup.Found(document) : ContextLookup.Missing("not among the test's documents");
}
