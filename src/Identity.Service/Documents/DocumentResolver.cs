using System.Security.Cryptography;
using Untp.Contracts.Identity.V1;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Identity.Remote;
using Untp.ServiceDefaults.Caching;

namespace Untp.Identity.Documents;

/// <summary>Finds documents and hands out only bytes whose digest is the one that the manifest states. Threads: safe.</summary>
internal sealed partial class DocumentResolver(
    DocumentCatalog catalog,
    TieredCache cache,
    RemoteDocuments remote,
    DocumentOptions options,
    TimeProvider time,
    ILogger<DocumentResolver> logger)
{
    private const string Remedy = "set Documents__Folders__0 of the identity service to a folder with a manifest.json";

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
            return catalog.IsEmpty
                ? Lookup<ResolvedDocument>.Unreachable(new Problem(ProblemCodes.SchemaUnavailable, $"No documents are at hand: {Remedy}."))
                : Lookup<ResolvedDocument>.None(unknown);
        }

        if (entry.Path is not { } path)
        {
            var fetched = await remote.FetchAsync(entry, budget, cancellationToken);
            return fetched.IsFound
                ? Lookup<ResolvedDocument>.Found(new ResolvedDocument(entry.Url, fetched.Value.Content, entry.Sha256), fetched.AsOf)
                : Lookup<ResolvedDocument>.Unreachable(new Problem(ProblemCodes.SchemaUnavailable, $"{entry.Url} is in no folder and could not be fetched ({fetched.Problem.Code}): try again, or {Remedy}."));
        }

        // Named by its digest, so that a changed folder never meets an entry of its past.
        var found = await cache.GetAsync($"document:{entry.Sha256}", token => ReadAsync(entry, path, token), cancellationToken);
        return found is null
            ? Lookup<ResolvedDocument>.Unreachable(new Problem(ProblemCodes.SchemaUnavailable, $"The file of {entry.Url} is missing, too large or not the one that the manifest states; mend the documents folder."))
            : Lookup<ResolvedDocument>.Found(new ResolvedDocument(entry.Url, found.Content, entry.Sha256), found.FetchedAt);
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
