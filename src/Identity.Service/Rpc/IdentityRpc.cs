using Grpc.Core;
using Untp.Contracts.Identity.V1;
using Untp.Core.Credentials;
using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Identity.Dids;
using Untp.Identity.Documents;
using Untp.Identity.Identifiers;
using Untp.Identity.Links;
using Untp.Identity.Remote;
using Untp.Identity.StatusLists;
using Untp.Identity.Trust;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.IdentityClient;

namespace Untp.Identity.Rpc;

/// <summary>The identity service over gRPC.</summary>
internal sealed class IdentityRpc(
    DidResolver dids,
    DocumentResolver documents,
    StatusListResolver statusLists,
    IdentifierResolver identifiers,
    HeldIdentifiers held,
    LinkLevels levels,
    AnchorDiscovery anchors,
    RemoteOptions remote)
    : IdentityService.IdentityServiceBase
{
    private const int MaxDids = 256;

    public override async Task<ResolveDidResponse> ResolveDid(ResolveDidRequest request, ServerCallContext context)
    {
        var budget = BudgetOf(context);
        return Told(await ResolveAsync(request, budget, context.CancellationToken), budget, context);
    }

    public override async Task ResolveDids(ResolveDidsRequest request, IServerStreamWriter<ResolveDidsResponse> responseStream, ServerCallContext context)
    {
        if (request.Dids.Count is 0 or > MaxDids)
        {
            throw ProblemTrailers.ToException(new Problem(ProblemCodes.RequestShape, $"Name 1 to {MaxDids} DIDs in one call.", "/dids"));
        }

        var budget = BudgetOf(context);
        await foreach (var answer in Task.WhenEach(request.Dids.Distinct(StringComparer.Ordinal).Select(ResolveNamedAsync)).WithCancellation(context.CancellationToken))
        {
            await responseStream.WriteAsync(await answer, context.CancellationToken);
        }

        Tell(budget, context);

        async Task<ResolveDidsResponse> ResolveNamedAsync(string did) =>
            new() { Did = did, Resolution = await ResolveAsync(new ResolveDidRequest { Did = did }, budget, context.CancellationToken) };
    }

    public override async Task<ResolveDocumentResponse> ResolveDocument(ResolveDocumentRequest request, ServerCallContext context)
    {
        if (request.Kind == DocumentKind.Unspecified)
        {
            throw ProblemTrailers.ToException(new Problem(ProblemCodes.RequestShape, "Say which kind of document it is: a context or a schema.", "/kind"));
        }

        var budget = BudgetOf(context);
        var document = request.DocumentCase switch
        {
            ResolveDocumentRequest.DocumentOneofCase.Url => documents.ResolveAsync(request.Kind, request.Url, budget, context.CancellationToken),
            ResolveDocumentRequest.DocumentOneofCase.TypeVersion when request.Kind == DocumentKind.Schema =>
                documents.ResolveAsync(new UntpType(request.TypeVersion.Type, request.TypeVersion.Version), budget, context.CancellationToken),
            _ => throw ProblemTrailers.ToException(new Problem(ProblemCodes.RequestShape, "Name the document by its URL, or a schema by type and version.", "/document")),
        };
        return Told(IdentityMapping.ToResponse(await document), budget, context);
    }

    public override async Task<ResolveStatusListResponse> ResolveStatusList(ResolveStatusListRequest request, ServerCallContext context)
    {
        var budget = BudgetOf(context);
        return Told(IdentityMapping.ToResponse(await statusLists.ResolveAsync(request.Url, budget, context.CancellationToken)), budget, context);
    }

    public override async Task<ResolveIdentifierResponse> ResolveIdentifier(ResolveIdentifierRequest request, ServerCallContext context)
    {
        if (!request.Identifier.StartsWith("did:", StringComparison.Ordinal))
        {
            var identifier = await held.ReadAsync(request.Identifier, context.CancellationToken);
            return LinkMapping.ToResponse(request.Identifier, identifier, identifier.IsSuccess ? await levels.FindAsync(identifier.Value, context.CancellationToken) : []);
        }

        var budget = BudgetOf(context);
        return Told(IdentityMapping.ToResponse(request.Identifier, await identifiers.ResolveAsync(request.Identifier, budget, context.CancellationToken)), budget, context);
    }

    public override async Task<DiscoverIdentityAnchorsResponse> DiscoverIdentityAnchors(DiscoverIdentityAnchorsRequest request, ServerCallContext context)
    {
        var budget = BudgetOf(context);
        var did = Did.Parse(request.Did);
        var found = did.IsSuccess ? await anchors.FindAsync(did.Value, budget, context.CancellationToken) : Lookup<AnchorFindings>.None(did.Problems[0]);
        return Told(AnchorMapping.ToResponse(found), budget, context);
    }

    /// <summary>What is left for this call, after what the caller says that its verification has spent.</summary>
    private FetchBudget BudgetOf(ServerCallContext context) => new(
        remote,
        Caller.Of(context.GetHttpContext().User).Tenant,
        FetchSpending.Parse(context.RequestHeaders.GetValue(FetchSpending.Header)));

    private static void Tell(FetchBudget budget, ServerCallContext context)
    {
        if (budget.Spent is var spent && spent != default)
        {
            context.ResponseTrailers.Add(FetchSpending.Header, spent.ToString());
        }
    }

    private static T Told<T>(T answer, FetchBudget budget, ServerCallContext context)
    {
        Tell(budget, context);
        return answer;
    }

    private async ValueTask<ResolveDidResponse> ResolveAsync(ResolveDidRequest request, FetchBudget budget, CancellationToken cancellationToken)
    {
        var did = Did.Parse(request.Did);
        if (!did.IsSuccess)
        {
            return IdentityMapping.ToResponse(Lookup<ResolvedDid>.None(did.Problems[0]));
        }

        var version = IdentityMapping.VersionOf(request);
        return IdentityMapping.ToResponse(version.IsSuccess
            ? await dids.ResolveAsync(new DidQuestion(did.Value, version.Value) { NewerThan = IdentityMapping.NewerThanOf(request) }, budget, cancellationToken)
            : Lookup<ResolvedDid>.None(version.Problems[0]));
    }
}
