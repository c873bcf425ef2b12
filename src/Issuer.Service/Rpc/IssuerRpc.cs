using Grpc.Core;
using Untp.Contracts.Issuer.V1;
using Untp.Core.Problems;
using Untp.Issuer.Credentials;
using Untp.Issuer.Dids;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;

namespace Untp.Issuer.Rpc;

/// <summary>The issuer service over gRPC.</summary>
internal sealed class IssuerRpc(DidRegistry dids, CredentialIssuing issuing) : IssuerService.IssuerServiceBase
{
    public override async Task<CreateDidResponse> CreateDid(CreateDidRequest request, ServerCallContext context)
    {
        if (request.Method != DidMethod.Key || !Enum.IsDefined(request.KeyType))
        {
            throw ProblemTrailers.ToException(new Problem(ProblemCodes.DidMethodUnsupported, "This version creates DIDs of method key, of types Ed25519 and P256.", "/method"));
        }

        return IssuerMapping.ToCreated(ValueOf(await dids.CreateAsync(Tenant(context), IssuerMapping.ToKeyType(request.KeyType), context.CancellationToken)));
    }

    public override async Task<ListDidsResponse> ListDids(ListDidsRequest request, ServerCallContext context)
    {
        var rows = await dids.ListAsync(Tenant(context), context.CancellationToken);
        return new ListDidsResponse { Dids = { rows.Select(row => new Did { Did_ = row.Did, VerificationMethod = row.VerificationMethod }) } };
    }

    public override async Task<IssueCredentialResponse> IssueCredential(IssueCredentialRequest request, ServerCallContext context) =>
        IssuerMapping.ToIssued(ValueOf(await issuing.IssueAsync(Tenant(context), request.Credential.Memory, !request.SkipSchema, context.CancellationToken)));

    public override async Task<GetCredentialResponse> GetCredential(GetCredentialRequest request, ServerCallContext context) =>
        IssuerMapping.ToCredential(ValueOf(await issuing.FindAsync(Tenant(context), request.Id, context.CancellationToken)));

    public override async Task<SetCredentialStatusResponse> SetCredentialStatus(SetCredentialStatusRequest request, ServerCallContext context) =>
        throw ProblemTrailers.ToException(await issuing.SetStatusAsync(Tenant(context), request.Id, context.CancellationToken));

    private static string Tenant(ServerCallContext context) => Caller.Of(context.GetHttpContext().User).Tenant;

    private static T ValueOf<T>(Result<T> result)
        where T : notnull =>
        result.IsSuccess ? result.Value : throw ProblemTrailers.ToException(result.Problems);
}
