namespace Untp.Core.Problems;

/// <summary>What sort of refusal a problem is; the edge maps it to an HTTP status or a gRPC status code.</summary>
public enum ProblemKind
{
    /// <summary>The input cannot be read or breaks a rule: mend it.</summary>
    BadInput,

    /// <summary>The caller did not prove who it is.</summary>
    Unauthenticated,

    /// <summary>The caller may not do this.</summary>
    Forbidden,

    /// <summary>There is no such thing.</summary>
    NotFound,

    /// <summary>There is no such operation on this thing.</summary>
    MethodNotAllowed,

    /// <summary>It exists already, or another writer was first.</summary>
    Conflict,

    /// <summary>The thing is not in the state that this needs.</summary>
    Precondition,

    /// <summary>Well-formed, but refused for what it says.</summary>
    Refused,

    /// <summary>Larger than the limit.</summary>
    TooLarge,

    /// <summary>A media type that is not read here.</summary>
    UnsupportedMediaType,

    /// <summary>Too many calls.</summary>
    RateLimited,

    /// <summary>A part that is needed cannot be reached now; the same call may succeed later.</summary>
    Unavailable,

    /// <summary>No answer in time; the same call may succeed later.</summary>
    Timeout,

    /// <summary>A fault of ours.</summary>
    Internal,
}
