using Untp.Core.Json;
using Untp.Core.Problems;

namespace Untp.Core.Dids.Resolution;

/// <summary>Which version of a DID is asked for; at most one of the three is set, none means the latest. Immutable.</summary>
/// <remarks>Source: DID Resolution 1.0, section 4.1; <c>versionNumber</c>: The did:webvh DID Method v1.0, "Reading did:webvh DID URLs".</remarks>
/// <param name="Id">The version's id.</param>
/// <param name="Number">The version's number, from 1 on.</param>
/// <param name="Time">The version that was in force at this moment.</param>
public sealed record DidVersion(string? Id = null, int? Number = null, DateTimeOffset? Time = null)
{
    /// <summary>The latest version.</summary>
    public static DidVersion Latest { get; } = new();

    /// <summary>The version that was in force at a moment.</summary>
    /// <remarks>Errors: DID_OPTIONS_INVALID; never throws.</remarks>
    /// <param name="moment">RFC 3339, such as <c>2026-01-31T12:00:00Z</c>.</param>
    public static Result<DidVersion> At(string moment) => DateTimeStamp.Read(moment) is { } time
        ? new DidVersion(Time: time)
        : new Problem(ProblemCodes.DidOptionsInvalid, "versionTime is not a date and time with its zone, such as 2026-01-31T12:00:00Z.");
}
