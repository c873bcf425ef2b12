using Untp.Core.Contexts;
using Untp.Core.Problems;
using Untp.LinkedData.JsonLd;

namespace Untp.Core.Tests;

/// <summary>The published contexts of the reference material, by their URLs.</summary>
internal sealed class PublishedContexts : IContextDocuments, IContextSource
{
    private static readonly Lazy<IReadOnlyDictionary<string, ContextDocument>> _documents =
        new(() => SharedDocuments.Contexts.ToDictionary(file => file.Key, file => ContextDocument.Read(file.Key, file.Value).Value!, StringComparer.Ordinal));

    /// <summary>One processor for all tests: it keeps what it has compiled.</summary>
    public static JsonLdProcessor Processor { get; } = new(new PublishedContexts());

    /// <summary>Every URL that was asked for as a document.</summary>
    public List<string> Asked { get; } = [];

    public ContextLookup Find(string url) =>
        _documents.Value.TryGetValue(url, out var document) ? ContextLookup.Found(document) : ContextLookup.Missing("not among the published contexts");

    public ValueTask<Lookup<ContextDocument>> FindAsync(string url, CancellationToken cancellationToken)
    {
        Asked.Add(url);
        return ValueTask.FromResult(_documents.Value.TryGetValue(url, out var document)
            ? Lookup<ContextDocument>.Found(document, DateTimeOffset.UnixEpoch)
            : Lookup<ContextDocument>.None(new(ProblemCodes.ContextUnknown, $"{url} is not among the published contexts.")));
    }
}
