using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Untp.Contracts.Identity.V1;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.ServiceDefaults.Errors;

namespace Untp.Identity.Trust;

/// <summary>Between the domain and the wire.</summary>
internal static class AnchorMapping
{
    public static DiscoverIdentityAnchorsResponse ToResponse(Lookup<AnchorFindings> found) => found.IsFound
        ? new()
        {
            Candidates = { found.Value.Credentials.Select(ToCandidate) },
            Gaps = { found.Value.Gaps.Select(gap => new DiscoveryGap { Url = gap.Url, Problem = ProblemTrailers.ToWire(gap.Problem), Retryable = gap.IsRetryable }) },
            AlsoKnownAs = { found.Value.AlsoKnownAs },
        }
        : new() { Problem = ProblemTrailers.ToWire(found.Problem), Retryable = found.IsRetryable };

    private static AnchorCandidate ToCandidate(FoundAnchor anchor) => new()
    {
        Credential = UnsafeByteOperations.UnsafeWrap(anchor.Content),
        MediaType = anchor.Content.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? EnvelopedCredential.MediaType : VcJwt.MediaType,
        Url = anchor.Url,
        FoundAt = anchor.FoundAt,
        FetchedAt = anchor.FetchedAt.ToTimestamp(),
    };
}
