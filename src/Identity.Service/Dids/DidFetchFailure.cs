using Untp.Core.Problems;
using Untp.Identity.Remote;
using Untp.ServiceDefaults.Caching;

namespace Untp.Identity.Dids;

/// <summary>What a failed fetch means for a DID.</summary>
internal static class DidFetchFailure
{
    /// <summary>None (DID_NOT_FOUND) where the server says so, else unreachable (DID_UNRESOLVED); EGRESS_BLOCKED as it is.</summary>
    public static Lookup<CacheEntry> Explain(Lookup<RemoteAnswer> answer, Uri url)
    {
        var problem = answer.Problem!;
        if (problem.Code == ProblemCodes.EgressBlocked)
        {
            return answer.IsRetryable ? Lookup<CacheEntry>.Unreachable(problem) : Lookup<CacheEntry>.None(problem);
        }

        return answer.IsRetryable
            ? Lookup<CacheEntry>.Unreachable(new Problem(ProblemCodes.DidUnresolved, $"The DID document could not be read ({problem.Code}): {problem.Message}"))
            : Lookup<CacheEntry>.None(new Problem(ProblemCodes.DidNotFound, $"{url.IdnHost} has no document of this DID."));
    }
}
