using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.Core.Status;
using Untp.Identity.Own;
using Untp.Identity.Remote;
using Untp.ServiceDefaults.Caching;

namespace Untp.Identity.StatusLists;

/// <summary>Finds status lists: our own by asking Issuer, others by fetching them. An outage is never an answer. Threads: safe.</summary>
internal sealed class StatusListResolver(OwnHost own, GuardedFetcher fetcher, RemoteCache cache, StatusOptions options, RemoteOptions remote)
{
    // Some servers hand a JWT out as text; whether it is one is seen below.
    private static readonly string[] _mediaTypes = ["application/vc+jwt", "application/jwt", "application/vc", "application/ld+json", "application/json", "text/plain"];

    public async ValueTask<Lookup<StatusListDocument>> ResolveAsync(string text, FetchBudget budget, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Fragment.Length > 0)
        {
            return Lookup<StatusListDocument>.None(new Problem(ProblemCodes.StatusEntryInvalid, "The status list is not named by an absolute URL without fragment."));
        }

        if (own.IsOurs(url))
        {
            var ours = await own.FindStatusListAsync(text, cancellationToken);
            return ours.IsFound ? Answer(ours.Value, ours.AsOf) : Lookup<StatusListDocument>.Unreachable(ours.Problem);
        }

        var found = await cache.GetAsync($"status:{url.AbsoluteUri}", url, allowance => FetchAsync(url, allowance), budget, cancellationToken);
        return found.IsFound ? Answer(found.Value.Content, found.AsOf)
            : found.IsRetryable ? Lookup<StatusListDocument>.Unreachable(found.Problem)
            : Lookup<StatusListDocument>.None(found.Problem);
    }

    private async Task<Lookup<CacheEntry>> FetchAsync(Uri url, FetchBudget budget)
    {
        var answer = await fetcher.GetAsync(new RemoteRequest(url, _mediaTypes, MaxRedirects: 0), budget, CancellationToken.None);
        if (!answer.IsFound)
        {
            // A list that is gone today says nothing about its credentials: unlike a DID, it is never known not to be there.
            var blocked = answer.Problem.Code == ProblemCodes.EgressBlocked;
            var problem = blocked ? answer.Problem : Unavailable($" ({answer.Problem.Code}): {answer.Problem.Message}");
            return blocked && !answer.IsRetryable ? Lookup<CacheEntry>.None(problem) : Lookup<CacheEntry>.Unreachable(problem);
        }

        var form = StatusListForm.Read(answer.Value.Content, answer.AsOf, remote.MaxInflatedBytes);
        if (form is null || (answer.Value.MediaType == "text/plain" && form.MediaType != VcJwt.MediaType))
        {
            return Lookup<CacheEntry>.Unreachable(Unavailable($": {url.IdnHost} answered with something that is no credential."));
        }

        return Lookup<CacheEntry>.Found(answer.Value.ToEntry(answer.AsOf, options.Lifetime, options.MaxAgeHere, form.KeepUntil - answer.AsOf), answer.AsOf);
    }

    private static Lookup<StatusListDocument> Answer(byte[] content, DateTimeOffset asOf) =>
        Lookup<StatusListDocument>.Found(new StatusListDocument(content, StatusListForm.MediaTypeOf(content)), asOf);

    private static Problem Unavailable(string why) => new(ProblemCodes.StatusListUnavailable, $"The status list could not be read{why}");
}
