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
}
