using Google.Protobuf.WellKnownTypes;
using Untp.Contracts.Identity.V1;
using Untp.Core.Dids;
using Untp.Core.Dids.Webvh;
using Untp.Core.Problems;

namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>DID documents from Identity, kept as read for a short while with their keys imported. Threads: safe.</summary>
public sealed class IdentityDids(IdentityService.IdentityServiceClient identity, NearCache<DidDocument> near) : IDidSource
{
    /// <inheritdoc/>
    public ValueTask<Lookup<DidDocument>> ResolveAsync(Did did, CancellationToken cancellationToken) =>
        near.GetAsync(did.Value, () => AskAsync(new ResolveDidRequest { Did = did.Value }, did, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Lookup<DidDocument>> ResolveAnewAsync(Did did, DateTimeOffset asOf, CancellationToken cancellationToken) => near.GetAnewAsync(
        did.Value,
        asOf,
        () => AskAsync(new ResolveDidRequest { Did = did.Value, NewerThan = asOf.ToTimestamp() }, did, cancellationToken),
        cancellationToken);

    private ValueTask<Lookup<DidDocument>> AskAsync(ResolveDidRequest request, Did did, CancellationToken cancellationToken) =>
        IdentityAnswers.AskAsync(token => AskOnceAsync(request, did, token), ProblemCodes.DidUnresolved, cancellationToken);

    private async ValueTask<Lookup<DidDocument>> AskOnceAsync(ResolveDidRequest request, Did did, CancellationToken cancellationToken)
    {
        var answer = await identity.ResolveDidAsync(request, cancellationToken: cancellationToken);
        if (answer.Problem is { } problem)
        {
            return IdentityAnswers.Refused<DidDocument>(problem, answer.Retryable);
        }

        // Where a did:webvh has moved, its document states its present name. Identity verified the log that tells of the move,
        // and nothing but another name of the same log is taken for it.
        var current = Did.Parse(answer.DidDocumentId);
        var document = DidDocumentReader.Read(answer.DidDocument.Span, current.IsSuccess && WebvhDid.IsSameIdentity(did, current.Value) ? current.Value : did);
        return document.IsSuccess
            ? Lookup<DidDocument>.Found(document.Value, answer.FetchedAt.ToDateTimeOffset())
            : Lookup<DidDocument>.None(document.Problems[0]);
    }
}
