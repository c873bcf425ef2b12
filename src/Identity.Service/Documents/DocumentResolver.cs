using System.Collections.Concurrent;
using System.Security.Cryptography;
using Untp.Contracts.Identity.V1;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Vocabulary;
using Untp.Identity.Remote;
using Untp.ServiceDefaults.Caching;

namespace Untp.Identity.Documents;

/// <summary>
/// Finds documents and hands out only bytes whose digest is the one that the manifest states; where those are not at hand, what our own
/// table makes of them. Threads: safe.
/// </summary>
internal sealed partial class DocumentResolver(
    DocumentCatalog catalog,
    TieredCache cache,
    RemoteDocuments remote,
    DocumentOptions options,
    TimeProvider time,
    ILogger<DocumentResolver> logger)
{
    private const string Remedy = "set Documents__Folders__0 of the identity service to a folder with a manifest.json";

    // Our table means the same: nobody should wait for a network that is not there, again and again.
    private static readonly TimeSpan _pause = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _triedAgain = new(StringComparer.Ordinal);

    public ValueTask<Lookup<ResolvedDocument>> ResolveAsync(DocumentKind kind, string url, FetchBudget budget, CancellationToken cancellationToken) =>
        ResolveAsync(
            catalog.Find(kind, url),
            new Problem(ProblemCodes.DocumentUnknown, $"No {kind} is known at this URL; check its spelling."),
            budget,
            cancellationToken);

    public ValueTask<Lookup<ResolvedDocument>> ResolveAsync(UntpType type, FetchBudget budget, CancellationToken cancellationToken) =>
        ResolveAsync(
            catalog.Find(type),
            new Problem(ProblemCodes.SchemaUnknown, $"No schema is known for {type.Name} {type.Version}; it may be a draft or newer than this system."),
            budget,
            cancellationToken);

    private async ValueTask<Lookup<ResolvedDocument>> ResolveAsync(CatalogEntry? entry, Problem unknown, FetchBudget budget, CancellationToken cancellationToken)
    {
        if (entry is null)
        {
            return Lookup<ResolvedDocument>.None(unknown);
        }

        if (entry is { Sha256: "", Table: { } own })
        {
            return StandIn(entry, own);
        }

        var original = entry.Path is { } path ? await ReadOriginalAsync(entry, path, cancellationToken) : await FetchOriginalAsync(entry, budget, cancellationToken);
        return original.IsFound || entry.Table is not { } table ? original : StandIn(entry, table);
    }

    private async ValueTask<Lookup<ResolvedDocument>> ReadOriginalAsync(CatalogEntry entry, string path, CancellationToken cancellationToken)
    {
        // Named by its digest, so that a changed folder never meets an entry of its past.
        var found = await cache.GetAsync($"document:{entry.Sha256}", token => ReadAsync(entry, path, token), cancellationToken);
        return found is null
            ? Lookup<ResolvedDocument>.Unreachable(new Problem(ProblemCodes.SchemaUnavailable, $"The file of {entry.Url} is missing, too large or not the one that the manifest states; mend the documents folder."))
            : Lookup<ResolvedDocument>.Found(new ResolvedDocument(entry.Url, found.Content, entry.Sha256, entry.Sha256), found.FetchedAt);
    }

    private async ValueTask<Lookup<ResolvedDocument>> FetchOriginalAsync(CatalogEntry entry, FetchBudget budget, CancellationToken cancellationToken)
    {
        if (entry.Table is not null && _triedAgain.TryGetValue(entry.Url, out var next) && time.GetUtcNow() < next)
        {
            return Lookup<ResolvedDocument>.Unreachable(new Problem(ProblemCodes.SchemaUnavailable, $"{entry.Url} could not be fetched a while ago."));
        }

        var fetched = await remote.FetchAsync(entry, budget, cancellationToken);
        if (fetched.IsFound)
        {
            var digest = Convert.ToHexStringLower(SHA256.HashData(fetched.Value.Content));
            return Lookup<ResolvedDocument>.Found(new ResolvedDocument(entry.Url, fetched.Value.Content, digest, entry.Sha256), fetched.AsOf);
        }

        _triedAgain[entry.Url] = time.GetUtcNow() + _pause;
        return Lookup<ResolvedDocument>.Unreachable(new Problem(ProblemCodes.SchemaUnavailable, $"{entry.Url} is in no folder and could not be fetched ({fetched.Problem.Code}): try again, or {Remedy}."));
    }

    private Lookup<ResolvedDocument> StandIn(CatalogEntry entry, PublishedDocument table)
    {
        var content = table.Generated.ToArray();
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        return Lookup<ResolvedDocument>.Found(new ResolvedDocument(entry.Url, content, digest, entry.Sha256 == "" ? digest : entry.Sha256), time.GetUtcNow());
    }

    private async ValueTask<CacheEntry?> ReadAsync(CatalogEntry entry, string path, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path).Length <= options.MaxBytes)
            {
                var content = await File.ReadAllBytesAsync(path, cancellationToken);
                if (Convert.ToHexStringLower(SHA256.HashData(content)) == entry.Sha256)
                {
                    return new CacheEntry(content, time.GetUtcNow(), options.MaxAge) { Source = entry.Url };
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Said below, like every other reason why the file is of no use.
        }

        LogUnusable(logger, path);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Document {Path} is missing, too large or not the one that its manifest states")]
    private static partial void LogUnusable(ILogger logger, string path);
}
