using Untp.Core.Problems;

namespace Untp.Identity.Remote;

/// <summary>How one request to one host ended: with an answer, or with another URL to ask. Immutable.</summary>
/// <param name="Answer">The answer; null where <paramref name="Next"/> is asked.</param>
/// <param name="Next">Where the host redirects.</param>
/// <param name="IsHostFault">True where the host is not well: not reached, not in time, overloaded.</param>
internal sealed record Hop(Lookup<RemoteAnswer>? Answer, Uri? Next = null, bool IsHostFault = false)
{
    public static Hop Failed(Problem problem, bool isHostFault = false) => new(Lookup<RemoteAnswer>.Unreachable(problem), IsHostFault: isHostFault);
}
