using Google.Protobuf;
using Untp.Contracts.Issuer.V1;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.Issuer.Credentials;
using Untp.Issuer.Dids;
using Untp.Issuer.Status;
using Untp.Issuer.Store;
using CoreKeyType = Untp.Core.Keys.KeyType;
using CorePurpose = Untp.Core.Status.StatusPurpose;

namespace Untp.Issuer.Rpc;

/// <summary>Between the domain and the wire.</summary>
internal static class IssuerMapping
{
    public static Result<NewDid> ToNewDid(CreateDidRequest request)
    {
        if (!Enum.IsDefined(request.KeyType))
        {
            return new Problem(ProblemCodes.KeyTypeUnsupported, "key_type is Ed25519 or P256.", "/keyType");
        }

        CoreKeyType? keyType = request.KeyType switch
        {
            KeyType.Ed25519 => CoreKeyType.Ed25519,
            KeyType.P256 => CoreKeyType.P256,
            _ => null,
        };
        return request.Method switch
        {
            DidMethod.Web => new NewDid(request.Path, keyType),
            DidMethod.Key when request.Path.Length > 0 => new Problem(ProblemCodes.DidPathInvalid, "A did:key lies nowhere; leave path out.", "/path"),
            DidMethod.Key => new NewDid(null, keyType),
            _ => new Problem(ProblemCodes.DidMethodUnsupported, "method is web or key.", "/method"),
        };
    }

    public static CreateDidResponse ToCreated(HeldDid held) => new()
    {
        Did = held.Row.Did,
        VerificationMethod = held.Key.VerificationMethod,
        DidDocument = UnsafeByteOperations.UnsafeWrap(DidRegistry.DocumentOf(held)),
    };

    public static Result<IssueRequest> ToIssue(IssueCredentialRequest request)
    {
        if (request.IdempotencyKey.Length > IssueRequest.MaxKeyChars)
        {
            return new Problem(ProblemCodes.RequestShape, $"idempotency_key is longer than {IssueRequest.MaxKeyChars} characters.", "/idempotencyKey");
        }

        CorePurpose?[] purposes = [.. request.Status.Select(ToPurpose)];
        return purposes.Contains(null) || purposes.Distinct().Count() != purposes.Length
            ? new Problem(ProblemCodes.RequestShape, "status holds revocation and suspension, each at most once.", "/status")
            : new IssueRequest(request.Credential.Memory, !request.SkipSchema, [.. purposes.Select(purpose => purpose!.Value).Order()], request.IdempotencyKey);
    }

    public static IssueCredentialResponse ToIssued(IssuedCredential issued) => new()
    {
        Id = issued.Row.Id,
        MediaType = issued.Row.MediaType,
        Credential = UnsafeByteOperations.UnsafeWrap(issued.Row.Secured),
        Status = { issued.Status.Select(entry => new StatusEntry { Purpose = ToWire(entry.Purpose), StatusListCredential = entry.List, StatusListIndex = entry.Index }) },
    };

    public static GetCredentialResponse ToCredential(CredentialRow row) => new()
    {
        MediaType = row.MediaType,
        Credential = UnsafeByteOperations.UnsafeWrap(row.Secured),
    };

    public static Result<StatusChange> ToChange(SetCredentialStatusRequest request)
    {
        if (ToPurpose(request.Purpose) is not { } purpose)
        {
            return new Problem(ProblemCodes.RequestShape, "purpose is revocation or suspension.", "/purpose");
        }

        return request.Reason.Length > StatusChange.MaxReasonChars
            ? new Problem(ProblemCodes.RequestShape, $"reason is longer than {StatusChange.MaxReasonChars} characters.", "/reason")
            : new StatusChange(request.Id, purpose, request.Value, request.Reason);
    }

    public static GetStatusListResponse ToList(StatusListRow row) => new()
    {
        MediaType = VcJwt.MediaType,
        Credential = UnsafeByteOperations.UnsafeWrap(row.Secured),
    };

    private static CorePurpose? ToPurpose(StatusPurpose purpose) => purpose switch
    {
        StatusPurpose.Revocation => CorePurpose.Revocation,
        StatusPurpose.Suspension => CorePurpose.Suspension,
        _ => null,
    };

    private static StatusPurpose ToWire(CorePurpose purpose) => purpose switch
    {
        CorePurpose.Revocation => StatusPurpose.Revocation,
        CorePurpose.Suspension => StatusPurpose.Suspension,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, null),
    };
}
