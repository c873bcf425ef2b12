using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Identity.Remote;

namespace Untp.Identity.Dids;

/// <summary>Resolves DIDs to the bytes of their documents, method by method. Threads: safe.</summary>
internal sealed class DidResolver(DidWebResolver web, TimeProvider time)
{
    /// <summary>Resolves one DID; what cannot be resolved is an answer, not an exception.</summary>
    public async ValueTask<Lookup<byte[]>> ResolveAsync(Did did, FetchBudget budget, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return did.Method switch
        {
            DidKey.Method => Answer(DidKey.Resolve(did)),
            DidWeb.Method => await web.ResolveAsync(did, budget, cancellationToken),
            _ => Lookup<byte[]>.None(new Problem(ProblemCodes.DidMethodUnsupported, $"The DID method {did.Method} is not resolved here; did:key and did:web are.")),
        };
    }

    private Lookup<byte[]> Answer(Result<byte[]> document)
    {
        if (document.IsSuccess)
        {
            return Lookup<byte[]>.Found(document.Value, time.GetUtcNow());
        }

        var problem = document.Problems[0];
        return problem.Code.Kind == ProblemKind.Unavailable ? Lookup<byte[]>.Unreachable(problem) : Lookup<byte[]>.None(problem);
    }
}
