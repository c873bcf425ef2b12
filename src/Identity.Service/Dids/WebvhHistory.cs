using Microsoft.Extensions.Caching.Memory;
using Untp.Core.Dids.Webvh;
using Untp.Core.Problems;

namespace Untp.Identity.Dids;

/// <summary>
/// The last version that this process saw of each log, for a day: a log only grows, and whoever holds its host, but not its
/// keys, could hide a new key or the end of the DID by serving an older one. Threads: safe.
/// </summary>
internal sealed class WebvhHistory : IDisposable
{
    private const int MaxDids = 10_000;
    private static readonly TimeSpan _memory = TimeSpan.FromDays(1);

    private readonly MemoryCache _lastSeen = new(new MemoryCacheOptions { SizeLimit = MaxDids });

    /// <summary>Why a log is not taken: DID_LOG_ROLLED_BACK. Null where it is; one that breaks off has a problem of its own.</summary>
    public Problem? FindRollback(WebvhDid did, WebvhLog log) => log.Problems.Count == 0 && LastSeen(did) is { } last && !Holds(log, last)
        ? new(ProblemCodes.DidLogRolledBack, $"{did.LogUrl.IdnHost} serves a log without the version {last}, which it had before; try again later.")
        : null;

    /// <summary>Takes note of a log that was resolved.</summary>
    public void Remember(WebvhDid did, WebvhLog log)
    {
        // A copy from another process's cache may be older than what was seen here.
        if (LastSeen(did) is not { } last || Holds(log, last))
        {
            _lastSeen.Set(did.Did.Value, log.Versions[^1].VersionId, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = _memory });
        }
    }

    public void Dispose() => _lastSeen.Dispose();

    private string? LastSeen(WebvhDid did) => _lastSeen.Get<string>(did.Did.Value);

    private static bool Holds(WebvhLog log, string versionId) => log.Versions.Any(version => version.VersionId == versionId);
}
