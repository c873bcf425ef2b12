using System.Text.Json;
using Untp.Core.Dids.Resolution;
using Untp.Core.Dids.Webvh;
using Untp.Core.Problems;
using Untp.Identity.Own;
using Untp.Identity.Remote;

namespace Untp.Identity.Dids;

/// <summary>Resolves did:webvh: replays the log, asks for the proofs of witnesses where it needs them. Threads: safe.</summary>
internal sealed class WebvhResolver(OwnHost own, WebvhFiles files, WebvhHistory history, TimeProvider time)
{
    public async ValueTask<Lookup<ResolvedDid>> ResolveAsync(DidQuestion question, FetchBudget budget, CancellationToken cancellationToken)
    {
        var webvh = WebvhDid.Parse(question.Did);
        if (!webvh.IsSuccess)
        {
            return Lookup<ResolvedDid>.None(webvh.Problems[0]);
        }

        return own.IsDidHost(webvh.Value.LogUrl)
            ? await ResolveOwnAsync(webvh.Value, question.Version, cancellationToken)
            : await ResolveForeignAsync(webvh.Value, question, budget, cancellationToken);
    }

    private async ValueTask<Lookup<ResolvedDid>> ResolveOwnAsync(WebvhDid did, DidVersion version, CancellationToken cancellationToken)
    {
        var found = await own.FindDidLogAsync(did.Did, cancellationToken);
        return found.IsFound ? Answer(WebvhLog.Replay(did, found.Value.Log.Span, time.GetUtcNow()).Resolve(version, found.Value.Witness.Span), found.AsOf) : Failed(found);
    }

    private async ValueTask<Lookup<ResolvedDid>> ResolveForeignAsync(WebvhDid did, DidQuestion question, FetchBudget budget, CancellationToken cancellationToken)
    {
        var found = await files.FindLogAsync(did, question.NewerThan, budget, cancellationToken);
        if (!found.IsFound)
        {
            return Failed(found);
        }

        var log = found.Value;
        byte[] proofs = [];
        if (log.NeedsWitnessProofs)
        {
            var witness = await files.FindWitnessProofsAsync(did, log, budget, cancellationToken);
            if (!witness.IsFound)
            {
                return Failed(witness);
            }

            proofs = witness.Value;
        }

        var resolution = log.Resolve(question.Version, proofs);
        if (resolution.IsSuccess && question.Version == DidVersion.Latest)
        {
            history.Remember(did, log);
        }

        return Answer(resolution, found.AsOf);
    }

    private static Lookup<ResolvedDid> Answer(Result<WebvhResolution> resolution, DateTimeOffset asOf)
    {
        if (!resolution.IsSuccess)
        {
            return Lookup<ResolvedDid>.None(resolution.Problems[0]);
        }

        var (did, document, metadata) = resolution.Value;
        return Lookup<ResolvedDid>.Found(new ResolvedDid(did, document, JsonSerializer.SerializeToUtf8Bytes(metadata.ToJson()), resolution.Value.CheckActive()), asOf);
    }

    private static Lookup<ResolvedDid> Failed<T>(Lookup<T> lookup)
        where T : class =>
        lookup.IsRetryable ? Lookup<ResolvedDid>.Unreachable(lookup.Problem!) : Lookup<ResolvedDid>.None(lookup.Problem!);
}
