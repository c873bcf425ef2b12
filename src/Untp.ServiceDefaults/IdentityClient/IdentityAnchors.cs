using Untp.Contracts.Identity.V1;
using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Core.Trust;
using Untp.ServiceDefaults.Errors;
using AnchorCandidate = Untp.Core.Trust.AnchorCandidate;
using DiscoveryGap = Untp.Core.Trust.DiscoveryGap;

namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>Digital Identity Anchors from Identity, asked for anew each time: what is kept of them, Identity keeps. Threads: safe.</summary>
public sealed class IdentityAnchors(IdentityService.IdentityServiceClient identity) : IAnchorSource
{
    // What Identity sends came through its fetcher, which has the tighter limits.
    private const int MaxCredentialBytes = 64 << 20;

    /// <inheritdoc/>
    public ValueTask<Lookup<DiscoveredAnchors>> FindAsync(Did did, CancellationToken cancellationToken) =>
        IdentityAnswers.AskAsync(token => AskAsync(did, token), ProblemCodes.AnchorUndecided, cancellationToken);

    private async ValueTask<Lookup<DiscoveredAnchors>> AskAsync(Did did, CancellationToken cancellationToken)
    {
        var answer = await identity.DiscoverIdentityAnchorsAsync(new DiscoverIdentityAnchorsRequest { Did = did.Value }, cancellationToken: cancellationToken);
        if (answer.Problem is { } problem)
        {
            return IdentityAnswers.Refused<DiscoveredAnchors>(problem, answer.Retryable);
        }

        var gaps = answer.Gaps.Select(gap => new DiscoveryGap(gap.Url, ProblemTrailers.FromWire(gap.Problem), gap.Retryable)).ToList();
        var candidates = new List<AnchorCandidate>();
        foreach (var candidate in answer.Candidates)
        {
            var jws = AnchorCredential.Read(candidate.Credential.Memory, MaxCredentialBytes);
            if (jws.IsSuccess)
            {
                candidates.Add(new AnchorCandidate(candidate.Url, candidate.FoundAt, jws.Value));
            }
            else
            {
                gaps.Add(new DiscoveryGap(candidate.Url, jws.Problems[0], IsRetryable: false));
            }
        }

        return Lookup<DiscoveredAnchors>.Found(new DiscoveredAnchors(candidates, gaps, answer.AlsoKnownAs), default);
    }
}
