using Untp.Core.Problems;
using Untp.Core.Status;

namespace Untp.Core.Tests.Verification;

/// <summary>Answers by the list's URL.</summary>
internal sealed class StatusDirectory(Func<string, Lookup<StatusListDocument>> answer) : IStatusListSource
{
    public ValueTask<Lookup<StatusListDocument>> FetchAsync(string url, CancellationToken cancellationToken) => ValueTask.FromResult(answer(url));
}
