using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Untp.LinkedData.JsonLd;

/// <summary>
/// Contexts of documents, compiled once: by the hash of what the document wrote, and of every remote document it led to. Threads: safe.
/// </summary>
internal sealed class ContextCache(IContextSource source, JsonLdOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, ActiveContext Context)>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, ActiveContext Context)> _byUse = [];
    private long _compiled;

    /// <summary>The context of a node object: expansion, step 9 of section 5.1.2.</summary>
    public ActiveContext Get(ActiveContext active, JsonElement local, string? baseUrl, ProcessingBudget budget)
    {
        var key = $"{active.Key} {Convert.ToHexString(SHA256.HashData(JsonMarshal.GetRawUtf8Value(local)))} {baseUrl}";
        if (Find(key) is { } found)
        {
            return found;
        }

        // A copy, so that what is kept does not keep the whole document.
        var compiled = new ContextProcessor(source, budget).Compile(active, local.Clone(), baseUrl);
        compiled.Key = $"context {Interlocked.Increment(ref _compiled)}";
        Keep(key, compiled);
        return compiled;
    }

    /// <summary>A scoped context of a term, shared by every node that comes by.</summary>
    public ActiveContext GetScoped(ActiveContext active, TermDefinition term, bool isTypeScoped, ProcessingBudget budget)
    {
        if (active.FindScoped(term, isTypeScoped) is { } found)
        {
            return found;
        }

        var compiled = new ContextProcessor(source, budget)
            .Compile(active, term.Context!.Value, term.BaseUrl, overrideProtected: !isTypeScoped, propagate: !isTypeScoped);
        foreach (var (url, digest) in compiled.Digests)
        {
            active.Root.Digests[url] = digest;
        }

        compiled.Key = $"context {Interlocked.Increment(ref _compiled)}";
        active.KeepScoped(term, isTypeScoped, compiled, options.MaxCachedScopedTerms);
        return compiled;
    }

    private ActiveContext? Find(string key)
    {
        ActiveContext found;
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var node))
            {
                return null;
            }

            found = node.Value.Context;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
        }

        foreach (var (url, digest) in found.Digests)
        {
            if (source.Find(url).Document?.Digest != digest)
            {
                return null;
            }
        }

        return found;
    }

    private void Keep(string key, ActiveContext compiled)
    {
        lock (_lock)
        {
            if (_entries.Remove(key, out var former))
            {
                _byUse.Remove(former);
            }

            _entries.Add(key, _byUse.AddFirst((key, compiled)));
            if (_entries.Count > options.MaxCachedContexts)
            {
                _entries.Remove(_byUse.Last!.Value.Key);
                _byUse.RemoveLast();
            }
        }
    }
}
