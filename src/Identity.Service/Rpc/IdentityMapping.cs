using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Untp.Contracts.Identity.V1;
using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.Identity.Documents;
using Untp.ServiceDefaults.Errors;

namespace Untp.Identity.Rpc;

/// <summary>Between the domain and the wire.</summary>
internal static class IdentityMapping
{
    public static ResolveDidResponse ToResponse(Lookup<byte[]> document) => document.IsFound
        ? new() { DidDocument = UnsafeByteOperations.UnsafeWrap(document.Value), FetchedAt = document.AsOf.ToTimestamp() }
        : new() { Error = ErrorOf(document.Problem), Problem = ProblemTrailers.ToWire(document.Problem), Retryable = document.IsRetryable };

    public static ResolveDocumentResponse ToResponse(Lookup<ResolvedDocument> document) => document.IsFound
        ? new()
        {
            Content = UnsafeByteOperations.UnsafeWrap(document.Value.Content),
            Url = document.Value.Url,
            Sha256 = document.Value.Sha256,
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

    private static DidResolutionError ErrorOf(Problem problem) => problem.Code switch
    {
        _ when problem.Code == ProblemCodes.DidMethodUnsupported => DidResolutionError.MethodNotSupported,
        _ when problem.Code.Kind == ProblemKind.NotFound => DidResolutionError.NotFound,
        _ when problem.Code.Kind == ProblemKind.Unavailable || problem.Code == ProblemCodes.EgressBlocked => DidResolutionError.InternalError,
        _ => DidResolutionError.InvalidDid,
    };
}
