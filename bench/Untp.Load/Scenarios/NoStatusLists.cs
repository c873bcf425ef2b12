using Untp.Core.Problems;
using Untp.Core.Status;

namespace Untp.Load.Scenarios;

/// <summary>The passports of the load state no status, so nobody asks here.</summary>
internal sealed class NoStatusLists : IStatusListSource
{
    public ValueTask<Lookup<StatusListDocument>> FetchAsync(string url, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A passport without a status was asked for it.");
}
