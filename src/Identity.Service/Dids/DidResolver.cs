using Untp.Core.Dids;
using Untp.Core.Dids.Resolution;
using Untp.Core.Dids.Webvh;
using Untp.Core.Problems;
using Untp.Identity.Remote;

namespace Untp.Identity.Dids;

/// <summary>Resolves DIDs, method by method. Threads: safe.</summary>
internal sealed class DidResolver
{
    private readonly Dictionary<string, DidMethod> _methods;

    public DidResolver(DidWebResolver web, WebvhResolver webvh, TimeProvider time) => _methods = new(StringComparer.Ordinal)
    {
        [DidKey.Method] = WithoutHistory((question, _, _) => ValueTask.FromResult(Answer(DidKey.Resolve(question.Did), time))),
        [DidJwk.Method] = WithoutHistory((question, _, _) => ValueTask.FromResult(Answer(DidJwk.Resolve(question.Did), time))),
        [DidWeb.Method] = WithoutHistory(web.ResolveAsync),
        [WebvhDid.Method] = webvh.ResolveAsync,
        [WebvhDid.FormerMethod] = webvh.ResolveAsync,
    };

    private delegate ValueTask<Lookup<ResolvedDid>> DidMethod(DidQuestion question, FetchBudget budget, CancellationToken cancellationToken);

    /// <summary>Resolves one DID; what cannot be resolved is an answer, not an exception.</summary>
    public ValueTask<Lookup<ResolvedDid>> ResolveAsync(Did did, DidVersion version, FetchBudget budget, CancellationToken cancellationToken) =>
        ResolveAsync(new DidQuestion(did, version), budget, cancellationToken);

    /// <summary>Resolves one DID; what cannot be resolved is an answer, not an exception.</summary>
    public async ValueTask<Lookup<ResolvedDid>> ResolveAsync(DidQuestion question, FetchBudget budget, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _methods.TryGetValue(question.Did.Method, out var method)
            ? await method(question, budget, cancellationToken)
            : Lookup<ResolvedDid>.None(new Problem(ProblemCodes.DidMethodUnsupported, $"The DID method {question.Did.Method} is not resolved here; did:{string.Join(", did:", _methods.Keys)} are."));
    }

    private static DidMethod WithoutHistory(Func<DidQuestion, FetchBudget, CancellationToken, ValueTask<Lookup<byte[]>>> resolve) => async (question, budget, cancellationToken) =>
    {
        if (question.Version != DidVersion.Latest)
        {
            return Lookup<ResolvedDid>.None(new Problem(ProblemCodes.DidOptionsInvalid, $"The DID method {question.Did.Method} keeps no history; ask without a version."));
        }

        var document = await resolve(question, budget, cancellationToken);
        return document.IsFound ? Lookup<ResolvedDid>.Found(new ResolvedDid(question.Did, document.Value), document.AsOf)
            : document.IsRetryable ? Lookup<ResolvedDid>.Unreachable(document.Problem)
            : Lookup<ResolvedDid>.None(document.Problem);
    };

    private static Lookup<byte[]> Answer(Result<byte[]> document, TimeProvider time)
    {
        if (document.IsSuccess)
        {
            return Lookup<byte[]>.Found(document.Value, time.GetUtcNow());
        }

        var problem = document.Problems[0];
        return problem.Code.Kind == ProblemKind.Unavailable ? Lookup<byte[]>.Unreachable(problem) : Lookup<byte[]>.None(problem);
    }
}
