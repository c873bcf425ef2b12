using Grpc.Core;
using Untp.Core.Problems;

namespace Untp.ServiceDefaults.Errors;

/// <summary>The one table from kinds of problems to HTTP statuses and gRPC status codes.</summary>
public static class ProblemStatus
{
    /// <summary>The HTTP status of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static int Http(ProblemKind kind) => Of(kind).Http;

    /// <summary>The gRPC status code of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static StatusCode Grpc(ProblemKind kind) => Of(kind).Grpc;

    private static (int Http, StatusCode Grpc) Of(ProblemKind kind) => kind switch
    {
        ProblemKind.BadInput => (400, StatusCode.InvalidArgument),
        ProblemKind.Unauthenticated => (401, StatusCode.Unauthenticated),
        ProblemKind.Forbidden => (403, StatusCode.PermissionDenied),
        ProblemKind.NotFound => (404, StatusCode.NotFound),
        ProblemKind.MethodNotAllowed => (405, StatusCode.Unimplemented),
        ProblemKind.Conflict => (409, StatusCode.AlreadyExists),
        ProblemKind.Precondition => (409, StatusCode.FailedPrecondition),
        ProblemKind.Refused => (422, StatusCode.InvalidArgument),
        ProblemKind.TooLarge => (413, StatusCode.ResourceExhausted),
        ProblemKind.UnsupportedMediaType => (415, StatusCode.InvalidArgument),
        ProblemKind.RateLimited => (429, StatusCode.ResourceExhausted),
        ProblemKind.Unavailable => (503, StatusCode.Unavailable),
        ProblemKind.Timeout => (504, StatusCode.DeadlineExceeded),
        ProblemKind.Internal => (500, StatusCode.Internal),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
