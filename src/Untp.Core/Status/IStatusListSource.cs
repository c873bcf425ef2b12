using Untp.Core.Problems;

namespace Untp.Core.Status;

/// <summary>Where status lists come from. Threads: implementations are safe.</summary>
public interface IStatusListSource
{
    /// <summary>Fetches a status list.</summary>
    /// <remarks>Errors: STATUS_LIST_UNAVAILABLE, EGRESS_BLOCKED, in the lookup; throws only when cancelled.</remarks>
    /// <param name="url">The URL that a status entry names.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<Lookup<StatusListDocument>> FetchAsync(string url, CancellationToken cancellationToken);
}
