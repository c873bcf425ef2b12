using System.Runtime.CompilerServices;
using Untp.Core.Dids.Resolution;
using Untp.Core.Dids.Webvh;
using Untp.Core.Problems;
using Untp.Identity.Remote;
using Untp.ServiceDefaults.Caching;

namespace Untp.Identity.Dids;

/// <summary>
/// The files of other people's did:webvh, fetched and kept as they are. How long: the least of configuration, headers, and the
/// log's own <c>ttl</c>; what does not hold is kept no longer than a failure. Threads: safe.
/// </summary>
internal sealed class WebvhFiles(GuardedFetcher fetcher, RemoteCache cache, WebvhHistory history, DidOptions options, RemoteOptions remote, TimeProvider time)
{
    // Of any media type: many servers do not know text/jsonl, and every entry is verified anyway.
    private static readonly string[] _anyMediaType = [];

    // A log is replayed once for the bytes that were read, not for every question; it goes with the bytes.
    private readonly ConditionalWeakTable<byte[], WebvhLog> _replayed = [];

    /// <summary>The log. Errors: DID_NOT_FOUND, DID_UNRESOLVED, DID_LOG_ROLLED_BACK, EGRESS_BLOCKED, and those of a log without one entry that holds.</summary>
    public async ValueTask<Lookup<WebvhLog>> FindLogAsync(WebvhDid did, DateTimeOffset? newerThan, FetchBudget budget, CancellationToken cancellationToken)
    {
        var found = await cache.GetAsync($"did:{did}", did.LogUrl, allowance => FetchLogAsync(did, allowance), budget, cancellationToken, newerThan);
        return found.IsFound ? Lookup<WebvhLog>.Found(Replay(did, found.Value.Content), found.AsOf)
            : found.IsRetryable ? Lookup<WebvhLog>.Unreachable(found.Problem)
            : Lookup<WebvhLog>.None(found.Problem);
    }

    /// <summary>The proofs of witnesses; no bytes where there are none. Errors: DID_UNRESOLVED, EGRESS_BLOCKED.</summary>
    public async ValueTask<Lookup<byte[]>> FindWitnessProofsAsync(WebvhDid did, WebvhLog log, FetchBudget budget, CancellationToken cancellationToken)
    {
        // Kept for one state of the log: the proofs of a new version lie in a newer file.
        var key = $"witness:{did} {log.Versions[^1].VersionId}";
        var found = await cache.GetAsync(key, did.WitnessUrl, allowance => FetchWitnessProofsAsync(did, log, allowance), budget, cancellationToken);
        return found.IsFound ? Lookup<byte[]>.Found(found.Value.Content, found.AsOf)
            : found.IsRetryable ? Lookup<byte[]>.Unreachable(found.Problem)
            : found.Problem.Code == ProblemCodes.DidNotFound ? Lookup<byte[]>.Found([], time.GetUtcNow())
            : Lookup<byte[]>.None(found.Problem);
    }

    private async Task<Lookup<CacheEntry>> FetchLogAsync(WebvhDid did, FetchBudget budget)
    {
        var answer = await fetcher.GetAsync(new RemoteRequest(did.LogUrl, _anyMediaType, MaxRedirects: 0, WebvhLimits.Default.MaxLogBytes), budget, CancellationToken.None);
        if (!answer.IsFound)
        {
            return DidFetchFailure.Explain(answer, did.LogUrl);
        }

        var log = Replay(did, answer.Value.Content);
        if (log.Versions.Count == 0)
        {
            return Lookup<CacheEntry>.None(log.Problems[0]);
        }

        return history.FindRollback(did, log) is { } rolledBack ? Lookup<CacheEntry>.Unreachable(rolledBack) : Keep(answer, log, isGood: log.Problems.Count == 0);
    }

    private async Task<Lookup<CacheEntry>> FetchWitnessProofsAsync(WebvhDid did, WebvhLog log, FetchBudget budget)
    {
        var answer = await fetcher.GetAsync(new RemoteRequest(did.WitnessUrl, _anyMediaType, MaxRedirects: 0, WebvhLimits.Default.MaxWitnessBytes), budget, CancellationToken.None);
        return answer.IsFound
            ? Keep(answer, log, isGood: log.Resolve(DidVersion.Latest, answer.Value.Content).IsSuccess)
            : DidFetchFailure.Explain(answer, did.WitnessUrl);
    }

    private Lookup<CacheEntry> Keep(Lookup<RemoteAnswer> answer, WebvhLog log, bool isGood)
    {
        var (lifetime, maxAge) = isGood ? (options.Lifetime, options.MaxAge) : (remote.MaxFailurePause, remote.MaxFailurePause);
        return Lookup<CacheEntry>.Found(answer.Value!.ToEntry(answer.AsOf, lifetime, maxAge, TimeSpan.FromSeconds(log.Versions[^1].Parameters.TtlSeconds)), answer.AsOf);
    }

    private WebvhLog Replay(WebvhDid did, byte[] content) => _replayed.GetValue(content, bytes => WebvhLog.Replay(did, bytes, time.GetUtcNow()));
}
