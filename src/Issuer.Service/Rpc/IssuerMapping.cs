using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Untp.Contracts.Issuer.V1;
using Untp.Core.Issuance;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.Issuer.Credentials;
using Untp.Issuer.Dids;
using Untp.Issuer.Dids.Updates;
using Untp.Issuer.Status;
using Untp.Issuer.Store;
using Untp.ServiceDefaults.Errors;
using CoreKeyType = Untp.Core.Keys.KeyType;
using CorePurpose = Untp.Core.Status.StatusPurpose;

namespace Untp.Issuer.Rpc;

/// <summary>Between the domain and the wire.</summary>
internal static class IssuerMapping
{
    private static readonly Problem _keyTypeUnknown = new(ProblemCodes.KeyTypeUnsupported, "key_type is Ed25519, P256 or P384.", "/keyType");

    public static Result<NewDid> ToNewDid(CreateDidRequest request)
    {
        if (!System.Enum.IsDefined(request.KeyType))
        {
            return _keyTypeUnknown;
        }

        if ((request.PreRotation || request.Portable || request.Watchers.Count > 0) && request.Method != DidMethod.Webvh)
        {
            return NewDid.NoLog;
        }

        var keyType = ToKeyType(request.KeyType);
        return request.Method switch
        {
            DidMethod.Web => new NewDid("web", request.Path, keyType),
            DidMethod.Webvh => new NewDid("webvh", request.Path, keyType) { PreRotation = request.PreRotation, Portable = request.Portable, Watchers = [.. request.Watchers] },
            DidMethod.Key when request.Path.Length > 0 => new Problem(ProblemCodes.DidPathInvalid, "A did:key lies nowhere; leave path out.", "/path"),
            DidMethod.Key => new NewDid("key", null, keyType),
            _ => new Problem(ProblemCodes.DidMethodUnsupported, "method is web, webvh or key.", "/method"),
        };
    }

    public static Result<KeyCompromise> ToCompromise(RevokeKeyRequest request)
    {
        // What is beyond the calendar cannot be converted.
        if (request.CompromisedAt is not { Seconds: > -62_000_000_000 and < 253_000_000_000, Nanos: >= 0 and < 1_000_000_000 })
        {
            return new Problem(ProblemCodes.RequestShape, "compromised_at is missing or no moment: from when on others may have had the key.", "/compromisedAt");
        }

        return request.Reason.Length > KeyCompromise.MaxReasonChars
            ? new Problem(ProblemCodes.RequestShape, $"reason is longer than {KeyCompromise.MaxReasonChars} characters.", "/reason")
            : new KeyCompromise(KeyCompromise.ToSecond(request.CompromisedAt.ToDateTimeOffset()), request.Reason);
    }

    public static Result<DidUpdate> ToUpdate(UpdateDidRequest request) => request.Services is null && request.AlsoKnownAs is null && request.Watchers is null
        ? new Problem(ProblemCodes.RequestShape, "The request has neither services nor also_known_as nor watchers.")
        : new DidUpdate(
            request.Services is null ? null : [.. request.Services.Services.Select(service => new ServiceEntry(service.Id, service.Type, service.Href, service.Title, service.MediaType, [.. service.Hreflang]))],
            request.AlsoKnownAs is null ? null : [.. request.AlsoKnownAs.Names])
        {
            Watchers = request.Watchers is null ? null : [.. request.Watchers.Urls],
        };

    public static RevokeKeyResponse ToRevoked(HeldDid held) => new()
    {
        VerificationMethod = held.Key.VerificationMethod,
        DidDocument = UnsafeByteOperations.UnsafeWrap(DidDocumentWriter.Write(held)),
    };

    public static UpdateDidResponse ToUpdated(HeldDid held) => new() { DidDocument = UnsafeByteOperations.UnsafeWrap(DidDocumentWriter.Write(held)) };

    public static Result<NewKey> ToNewKey(RotateKeyRequest request) =>
        System.Enum.IsDefined(request.KeyType) ? new NewKey(ToKeyType(request.KeyType)) : _keyTypeUnknown;

    public static RotateKeyResponse ToRotated(HeldDid held) => new()
    {
        VerificationMethod = held.Key.VerificationMethod,
        DidDocument = UnsafeByteOperations.UnsafeWrap(DidDocumentWriter.Write(held)),
    };

    public static CreateDidResponse ToCreated(HeldDid held) => new()
    {
        Did = held.Row.Did,
        VerificationMethod = held.Key.VerificationMethod,
        DidDocument = UnsafeByteOperations.UnsafeWrap(DidDocumentWriter.Write(held)),
    };

    public static Result<IssueRequest> ToIssue(IssueCredentialRequest request)
    {
        if (request.IdempotencyKey.Length > IssueRequest.MaxKeyChars)
        {
            return new Problem(ProblemCodes.RequestShape, $"idempotency_key is longer than {IssueRequest.MaxKeyChars} characters.", "/idempotencyKey");
        }

        if (Securing.Find(request.Securing.Length == 0 ? Securing.Jose.Name : request.Securing) is not { } securing)
        {
            return new Problem(ProblemCodes.RequestShape, $"securing is one of {Securing.Names}.", "/securing");
        }

        CorePurpose?[] purposes = [.. request.Status.Select(ToPurpose)];
        return purposes.Contains(null) || purposes.Distinct().Count() != purposes.Length
            ? new Problem(ProblemCodes.RequestShape, "status holds revocation and suspension, each at most once.", "/status")
            : new IssueRequest(request.Credential.Memory, !request.SkipSchema, [.. purposes.Select(purpose => purpose!.Value).Order()], request.IdempotencyKey)
            {
                Securing = securing,
                IsAnyCredential = request.AnyCredential,
            };
    }

    public static IssueCredentialResponse ToIssued(IssuedCredential issued) => new()
    {
        Id = issued.Row.Id,
        MediaType = issued.Row.MediaType,
        Credential = UnsafeByteOperations.UnsafeWrap(issued.Row.Secured),
        Status = { issued.Status.Select(ToWire) },
        Warnings = { issued.Warnings },
    };

    public static LintCredentialResponse ToLint(Lint lint) => new()
    {
        Problems = { lint.Problems.Select(ProblemTrailers.ToWire) },
        Warnings = { lint.Warnings },
    };

    public static CredentialFilter ToFilter(ListCredentialsRequest request) => new(
        ToGiven(request.Type),
        ToGiven(request.Subject),
        ToGiven(request.Issuer),
        request.From?.ToDateTimeOffset(),
        request.To?.ToDateTimeOffset(),
        ToPageNumber(request.Page));

    public static ListCredentialsResponse ToPage(CredentialListBody page) => new()
    {
        Credentials =
        {
            page.Credentials.Select(item => new ListedCredential
            {
                Id = item.Id,
                Type = item.Type,
                Subject = item.Subject,
                Issuer = item.Issuer,
                MediaType = item.MediaType,
                IssuedAt = Timestamp.FromDateTimeOffset(item.IssuedAt),
            }),
        },
        HasMore = page.HasMore,
    };

    public static GetCredentialStatusResponse ToStatus(StatusPage status) => new()
    {
        Entries = { status.Entries.Select(current => new CurrentStatus { Entry = ToWire(current.Entry), Value = current.Value }) },
        History =
        {
            status.History.Select(past => new PastStatusChange
            {
                Purpose = ToWire(past.Purpose),
                Value = past.Value,
                Reason = past.Reason,
                At = Timestamp.FromDateTimeOffset(past.At),
                KeyId = past.KeyId,
            }),
        },
        HasMore = status.HasMore,
    };

    public static int ToPageNumber(int page) => page == 0 ? 1 : page;

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

    private static string? ToGiven(string text) => text.Length > 0 ? text : null;

    private static CoreKeyType? ToKeyType(KeyType keyType) => keyType switch
    {
        KeyType.Ed25519 => CoreKeyType.Ed25519,
        KeyType.P256 => CoreKeyType.P256,
        KeyType.P384 => CoreKeyType.P384,
        _ => null,
    };

    private static StatusEntry ToWire(Untp.Core.Status.StatusEntry entry) =>
        new() { Purpose = ToWire(entry.Purpose), StatusListCredential = entry.List, StatusListIndex = entry.Index };

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
