using Grpc.Core;
using Untp.Contracts.Identity.V1;
using Untp.Core.Credentials;
using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Identity.Dids;
using Untp.Identity.Documents;
using Untp.Identity.Identifiers;
using Untp.ServiceDefaults.Errors;

namespace Untp.Identity.Rpc;

/// <summary>The identity service over gRPC.</summary>
internal sealed class IdentityRpc(DidResolver dids, DocumentResolver documents, IdentifierResolver identifiers) : IdentityService.IdentityServiceBase
{
    private const int MaxDids = 256;

    public override async Task<ResolveDidResponse> ResolveDid(ResolveDidRequest request, ServerCallContext context) =>
        await ResolveAsync(request.Did, context.CancellationToken);

    public override async Task ResolveDids(ResolveDidsRequest request, IServerStreamWriter<ResolveDidsResponse> responseStream, ServerCallContext context)
    {
        if (request.Dids.Count is 0 or > MaxDids)
        {
            throw ProblemTrailers.ToException(new Problem(ProblemCodes.RequestShape, $"Name 1 to {MaxDids} DIDs in one call.", "/dids"));
        }

        await foreach (var answer in Task.WhenEach(request.Dids.Distinct(StringComparer.Ordinal).Select(ResolveNamedAsync)).WithCancellation(context.CancellationToken))
        {
            await responseStream.WriteAsync(await answer, context.CancellationToken);
        }

        async Task<ResolveDidsResponse> ResolveNamedAsync(string did) =>
            new() { Did = did, Resolution = await ResolveAsync(did, context.CancellationToken) };
    }

    public override async Task<ResolveDocumentResponse> ResolveDocument(ResolveDocumentRequest request, ServerCallContext context)
    {
        if (request.Kind == DocumentKind.Unspecified)
        {
            throw ProblemTrailers.ToException(new Problem(ProblemCodes.RequestShape, "Say which kind of document it is: a context or a schema.", "/kind"));
        }

        var document = request.DocumentCase switch
        {
            ResolveDocumentRequest.DocumentOneofCase.Url => documents.ResolveAsync(request.Kind, request.Url, context.CancellationToken),
            ResolveDocumentRequest.DocumentOneofCase.TypeVersion when request.Kind == DocumentKind.Schema =>
                documents.ResolveAsync(new UntpType(request.TypeVersion.Type, request.TypeVersion.Version), context.CancellationToken),
            _ => throw ProblemTrailers.ToException(new Problem(ProblemCodes.RequestShape, "Name the document by its URL, or a schema by type and version.", "/document")),
        };
        return IdentityMapping.ToResponse(await document);
    }

    public override async Task<ResolveIdentifierResponse> ResolveIdentifier(ResolveIdentifierRequest request, ServerCallContext context) =>
        IdentityMapping.ToResponse(request.Identifier, await identifiers.ResolveAsync(request.Identifier, context.CancellationToken));

    private async ValueTask<ResolveDidResponse> ResolveAsync(string text, CancellationToken cancellationToken)
    {
        var did = Did.Parse(text);
        return IdentityMapping.ToResponse(did.IsSuccess ? await dids.ResolveAsync(did.Value, cancellationToken) : Lookup<byte[]>.None(did.Problems[0]));
    }
}
