using Untp.Contracts.Identity.V1;
using Untp.Core.Problems;
using Untp.Core.Status;

namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>Status lists from Identity, kept as read for a few seconds; a change that the issuer tells of ends that at once. Threads: safe.</summary>
public sealed class IdentityStatusLists(IdentityService.IdentityServiceClient identity, NearCache<StatusListDocument> near) : IStatusListSource
{
    /// <inheritdoc/>
    public ValueTask<Lookup<StatusListDocument>> FetchAsync(string url, CancellationToken cancellationToken) =>
        near.GetAsync(url, () => IdentityAnswers.AskAsync(token => AskAsync(url, token), ProblemCodes.StatusListUnavailable, cancellationToken), cancellationToken);

    private async ValueTask<Lookup<StatusListDocument>> AskAsync(string url, CancellationToken cancellationToken)
    {
        var answer = await identity.ResolveStatusListAsync(new ResolveStatusListRequest { Url = url }, cancellationToken: cancellationToken);
        return answer.Problem is { } problem
            ? IdentityAnswers.Refused<StatusListDocument>(problem, answer.Retryable)
            : Lookup<StatusListDocument>.Found(new StatusListDocument(answer.Credential.Memory, answer.MediaType), answer.FetchedAt.ToDateTimeOffset());
    }
}
