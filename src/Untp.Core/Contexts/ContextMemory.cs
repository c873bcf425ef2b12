using System.Collections.Concurrent;
using Untp.LinkedData.JsonLd;

namespace Untp.Core.Contexts;

/// <summary>
/// The context documents at hand: what <see cref="ContextLoader"/> brought, for a while. Whoever finds one missing here asks the loader first.
/// Threads: safe.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class ContextMemory(TimeProvider time) : IContextSource
{
    /// <summary>How long a document is kept: 10 minutes. What is published at a context's URL does not change; what is trusted may.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    /// <summary>Most documents kept: 256, which is more than there are. Beyond, all are forgotten.</summary>
    public const int MaxDocuments = 256;

    private readonly ConcurrentDictionary<string, (ContextDocument Document, long Since)> _documents = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ContextLookup Find(string url) =>
        _documents.TryGetValue(url, out var kept) && time.GetElapsedTime(kept.Since) < MaxAge
            ? ContextLookup.Found(kept.Document)
            : ContextLookup.Missing("it is not at hand");

    internal void Keep(string url, ContextDocument document)
    {
        if (_documents.Count >= MaxDocuments)
        {
            _documents.Clear();
        }

        _documents[url] = (document, time.GetTimestamp());
    }
}
