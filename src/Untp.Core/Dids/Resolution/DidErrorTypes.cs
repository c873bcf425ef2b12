using Untp.Core.Problems;

namespace Untp.Core.Dids.Resolution;

/// <summary>Which error type of DID resolution goes with a problem.</summary>
public static class DidErrorTypes
{
    private static readonly Dictionary<ProblemCode, DidErrorType> _byCode = new()
    {
        [ProblemCodes.DidUrlSyntax] = DidErrorType.InvalidDidUrl,
        [ProblemCodes.DidOptionsInvalid] = DidErrorType.InvalidOptions,
        [ProblemCodes.DidMethodUnsupported] = DidErrorType.MethodNotSupported,
        [ProblemCodes.DidDeactivated] = DidErrorType.Deactivated,
        [ProblemCodes.DidDocumentInvalid] = DidErrorType.InvalidDidDocument,
        [ProblemCodes.EgressBlocked] = DidErrorType.InternalError,
        [ProblemCodes.MediaTypeUnsupported] = DidErrorType.RepresentationNotSupported,
    };

    /// <summary>The type that goes with a problem.</summary>
    /// <remarks>By its code where one is set apart, else by its kind: what cannot be reached or is our fault is INTERNAL_ERROR, never INVALID_DID.</remarks>
    /// <param name="problem">The problem.</param>
    public static DidErrorType Of(Problem problem)
    {
        if (_byCode.TryGetValue(problem.Code, out var type))
        {
            return type;
        }

        return problem.Code.Kind switch
        {
            ProblemKind.NotFound => DidErrorType.NotFound,
            ProblemKind.BadInput or ProblemKind.Refused or ProblemKind.TooLarge => DidErrorType.InvalidDid,
            _ => DidErrorType.InternalError,
        };
    }

    /// <summary>The type as answers carry it, such as <c>https://www.w3.org/ns/did#INVALID_DID</c>.</summary>
    /// <param name="type">The type.</param>
    public static string ToUrl(this DidErrorType type) => "https://www.w3.org/ns/did#" + type switch
    {
        DidErrorType.InvalidDid => "INVALID_DID",
        DidErrorType.InvalidDidDocument => "INVALID_DID_DOCUMENT",
        DidErrorType.InvalidDidUrl => "INVALID_DID_URL",
        DidErrorType.NotFound => "NOT_FOUND",
        DidErrorType.Deactivated => "DEACTIVATED",
        DidErrorType.MethodNotSupported => "METHOD_NOT_SUPPORTED",
        DidErrorType.RepresentationNotSupported => "REPRESENTATION_NOT_SUPPORTED",
        DidErrorType.InvalidOptions => "INVALID_OPTIONS",
        DidErrorType.InternalError => "INTERNAL_ERROR",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
