using Untp.Core.Dids;
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

        var bytes = await dids.ResolveAsync(did.Value, budget, cancellationToken);
        if (!bytes.IsFound)
        {
            return bytes.IsRetryable ? Lookup<DidDocument>.Unreachable(bytes.Problem) : Lookup<DidDocument>.None(bytes.Problem);
        }

        var document = DidDocumentReader.Read(bytes.Value, did.Value);
        return document.IsSuccess ? Lookup<DidDocument>.Found(document.Value, bytes.AsOf) : Lookup<DidDocument>.None(document.Problems[0]);
    }
}
