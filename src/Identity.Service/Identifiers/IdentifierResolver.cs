using Untp.Core.Dids;
using Untp.Core.Dids.Resolution;
using Untp.Core.Problems;
using Untp.Identity.Dids;
using Untp.Identity.Remote;

namespace Untp.Identity.Identifiers;

/// <summary>Finds the links known for an identifier. A DID's links are the services of its document. Threads: safe.</summary>
internal sealed class IdentifierResolver(DidResolver dids)
{
    public async ValueTask<Lookup<DidDocument>> ResolveAsync(string identifier, FetchBudget budget, CancellationToken cancellationToken)
    {
        var did = Did.Parse(identifier);
        if (!did.IsSuccess)
        {
            return Lookup<DidDocument>.None(new Problem(ProblemCodes.IdentifierSchemeUnknown, "The identifier is of no scheme that is known here; DIDs are."));
        }

        var resolved = await dids.ResolveAsync(did.Value, DidVersion.Latest, budget, cancellationToken);
        if (!resolved.IsFound)
        {
            return resolved.IsRetryable ? Lookup<DidDocument>.Unreachable(resolved.Problem) : Lookup<DidDocument>.None(resolved.Problem);
        }

        var document = DidDocumentReader.Read(resolved.Value.Document.Span, resolved.Value.Id);
        return document.IsSuccess ? Lookup<DidDocument>.Found(document.Value, resolved.AsOf) : Lookup<DidDocument>.None(document.Problems[0]);
    }
}
