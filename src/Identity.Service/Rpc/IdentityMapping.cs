using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Untp.Contracts.Identity.V1;
using Untp.Core.Dids;
using Untp.Core.Dids.Resolution;
using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.Identity.Dids;
using Untp.Identity.Documents;
using Untp.ServiceDefaults.Errors;

namespace Untp.Identity.Rpc;

/// <summary>Between the domain and the wire.</summary>
internal static class IdentityMapping
{
    /// <summary>The version asked for. Errors: DID_OPTIONS_INVALID.</summary>
    public static Result<DidVersion> VersionOf(ResolveDidRequest request) => request.VersionCase switch
    {
        ResolveDidRequest.VersionOneofCase.VersionId => new DidVersion(Id: request.VersionId),
        ResolveDidRequest.VersionOneofCase.VersionNumber => new DidVersion(Number: request.VersionNumber),
        ResolveDidRequest.VersionOneofCase.VersionTime => DidVersion.At(request.VersionTime),
        _ => DidVersion.Latest,
    };

    /// <summary>The moment after which the copy has to have been read; null where none is stated that a clock can show.</summary>
    public static DateTimeOffset? NewerThanOf(ResolveDidRequest request) =>
        request.NewerThan is { Nanos: >= 0 and < 1_000_000_000 } moment && moment.Seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && moment.Seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? moment.ToDateTimeOffset()
            : null;

    public static ResolveDidResponse ToResponse(Lookup<ResolvedDid> did)
    {
        if (!did.IsFound)
        {
            return new() { Error = ErrorOf(did.Problem), Problem = ProblemTrailers.ToWire(did.Problem), Retryable = did.IsRetryable };
        }

        var response = new ResolveDidResponse
        {
            DidDocumentId = did.Value.Id.Value,
            DidDocumentMetadata = UnsafeByteOperations.UnsafeWrap(did.Value.Metadata),
            FetchedAt = did.AsOf.ToTimestamp(),
        };
        if (did.Value.Inactive is { } problem)
        {
            (response.Error, response.Problem) = (ErrorOf(problem), ProblemTrailers.ToWire(problem));
        }
        else
        {
            response.DidDocument = UnsafeByteOperations.UnsafeWrap(did.Value.Document);
        }

        return response;
    }

    public static ResolveDocumentResponse ToResponse(Lookup<ResolvedDocument> document) => document.IsFound
        ? new()
        {
            Content = UnsafeByteOperations.UnsafeWrap(document.Value.Content),
            Url = document.Value.Url,
            Sha256 = document.Value.Sha256,
            PublishedSha256 = document.Value.PublishedSha256,
            FetchedAt = document.AsOf.ToTimestamp(),
        }
        : new() { Problem = ProblemTrailers.ToWire(document.Problem), Retryable = document.IsRetryable };

    public static ResolveStatusListResponse ToResponse(Lookup<StatusListDocument> list) => list.IsFound
        ? new() { Credential = UnsafeByteOperations.UnsafeWrap(list.Value.Content), MediaType = list.Value.MediaType, FetchedAt = list.AsOf.ToTimestamp() }
        : new() { Problem = ProblemTrailers.ToWire(list.Problem), Retryable = list.IsRetryable };

    public static ResolveIdentifierResponse ToResponse(string identifier, Lookup<DidDocument> document) => document.IsFound
        ? new()
        {
            Identifier = document.Value.Id.Value,
            Links = { document.Value.Services.Select(service => new Link { Relation = service.Type, Href = service.Endpoint, Title = service.Title, MediaType = service.MediaType }) },
        }
        : new() { Identifier = identifier, Problem = ProblemTrailers.ToWire(document.Problem), Retryable = document.IsRetryable };

    private static DidResolutionError ErrorOf(Problem problem) => DidErrorTypes.Of(problem) switch
    {
        DidErrorType.NotFound => DidResolutionError.NotFound,
        DidErrorType.MethodNotSupported => DidResolutionError.MethodNotSupported,
        DidErrorType.Deactivated => DidResolutionError.Deactivated,
        DidErrorType.InvalidDidDocument => DidResolutionError.InvalidDidDocument,
        DidErrorType.InvalidOptions => DidResolutionError.InvalidOptions,
        DidErrorType.InternalError => DidResolutionError.InternalError,
        _ => DidResolutionError.InvalidDid,
    };
}
