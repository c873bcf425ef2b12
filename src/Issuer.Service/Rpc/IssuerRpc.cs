using Google.Protobuf;
using Grpc.Core;
using Untp.Contracts.Issuer.V1;
using Untp.Core.Problems;
using Untp.Issuer.Credentials;
using Untp.Issuer.Dids;
using Untp.Issuer.Dids.Webvh;
using Untp.Issuer.Status;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;

namespace Untp.Issuer.Rpc;

/// <summary>The issuer service over gRPC.</summary>
internal sealed class IssuerRpc(DidRegistry dids, DidLogs logs, DidChanges changes, KeyRotation rotation, CredentialIssuing issuing, CredentialSearch search, StatusLists lists, StatusHistory history) : IssuerService.IssuerServiceBase
{
    public override async Task<CreateDidResponse> CreateDid(CreateDidRequest request, ServerCallContext context) =>
        IssuerMapping.ToCreated(ValueOf(await dids.CreateAsync(Caller.Of(context.GetHttpContext().User), ValueOf(IssuerMapping.ToNewDid(request)), context.CancellationToken)));

    public override async Task<RotateKeyResponse> RotateKey(RotateKeyRequest request, ServerCallContext context) =>
        IssuerMapping.ToRotated(ValueOf(await rotation.RotateAsync(Tenant(context), request.Did, ValueOf(IssuerMapping.ToNewKey(request)), context.CancellationToken)));

    public override async Task<RevokeKeyResponse> RevokeKey(RevokeKeyRequest request, ServerCallContext context) =>
        IssuerMapping.ToRevoked(ValueOf(await rotation.RevokeAsync(Tenant(context), request.Did, request.Fragment, ValueOf(IssuerMapping.ToCompromise(request)), context.CancellationToken)));

    public override async Task<UpdateDidResponse> UpdateDid(UpdateDidRequest request, ServerCallContext context) =>
        IssuerMapping.ToUpdated(ValueOf(await changes.UpdateAsync(Tenant(context), request.Did, ValueOf(IssuerMapping.ToUpdate(request)), context.CancellationToken)));

    public override async Task<DeactivateDidResponse> DeactivateDid(DeactivateDidRequest request, ServerCallContext context)
    {
        ValueOf(await changes.DeactivateAsync(Tenant(context), request.Did, context.CancellationToken));
        return new DeactivateDidResponse();
    }

    public override async Task<ListDidsResponse> ListDids(ListDidsRequest request, ServerCallContext context)
    {
        var held = await dids.ListAsync(Tenant(context), context.CancellationToken);
        return new ListDidsResponse { Dids = { held.Select(did => new Did { Did_ = did.Row.Did, VerificationMethod = did.Key.VerificationMethod, Deactivated = did.IsDeactivated }) } };
    }

    public override async Task<IssueCredentialResponse> IssueCredential(IssueCredentialRequest request, ServerCallContext context) =>
        IssuerMapping.ToIssued(ValueOf(await issuing.IssueAsync(Tenant(context), ValueOf(IssuerMapping.ToIssue(request)), context.CancellationToken)));

    public override async Task<LintCredentialResponse> LintCredential(LintCredentialRequest request, ServerCallContext context) =>
        IssuerMapping.ToLint(await issuing.LintAsync(Tenant(context), ValueOf(IssuerMapping.ToIssue(request.Issue ?? new IssueCredentialRequest())), context.CancellationToken));

    public override async Task<GetCredentialResponse> GetCredential(GetCredentialRequest request, ServerCallContext context) =>
        IssuerMapping.ToCredential(ValueOf(await issuing.FindAsync(Tenant(context), request.Id, context.CancellationToken)));

    public override async Task<ListCredentialsResponse> ListCredentials(ListCredentialsRequest request, ServerCallContext context) =>
        IssuerMapping.ToPage(ValueOf(await search.ListAsync(Tenant(context), IssuerMapping.ToFilter(request), context.CancellationToken)));

    public override async Task<GetDidDocumentResponse> GetDidDocument(GetDidDocumentRequest request, ServerCallContext context) =>
        new() { DidDocument = UnsafeByteOperations.UnsafeWrap(ValueOf(await dids.FindDocumentAsync(request.Did, context.CancellationToken))) };

    public override async Task<GetDidLogResponse> GetDidLog(GetDidLogRequest request, ServerCallContext context) =>
        new() { DidLog = UnsafeByteOperations.UnsafeWrap(ValueOf(await logs.FindAsync(request.Did, context.CancellationToken)).Bytes) };

    public override async Task<GetStatusListResponse> GetStatusList(GetStatusListRequest request, ServerCallContext context) =>
        IssuerMapping.ToList(ValueOf(await lists.FindAsync(request.Url, context.CancellationToken)));

    public override async Task<SetCredentialStatusResponse> SetCredentialStatus(SetCredentialStatusRequest request, ServerCallContext context)
    {
        var keyId = Caller.Of(context.GetHttpContext().User).KeyId;
        return await lists.SetAsync(Tenant(context), keyId, ValueOf(IssuerMapping.ToChange(request)), context.CancellationToken) is { } problem
            ? throw ProblemTrailers.ToException(problem)
            : new SetCredentialStatusResponse();
    }

    public override async Task<GetCredentialStatusResponse> GetCredentialStatus(GetCredentialStatusRequest request, ServerCallContext context) =>
        IssuerMapping.ToStatus(ValueOf(await history.ReadAsync(Tenant(context), request.Id, IssuerMapping.ToPageNumber(request.Page), context.CancellationToken)));

    private static string Tenant(ServerCallContext context) => Caller.Of(context.GetHttpContext().User).Tenant;

    private static T ValueOf<T>(Result<T> result)
        where T : notnull =>
        result.IsSuccess ? result.Value : throw ProblemTrailers.ToException(result.Problems);
}
