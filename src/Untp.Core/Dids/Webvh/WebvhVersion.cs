using Untp.LinkedData.Json;

namespace Untp.Core.Dids.Webvh;

/// <summary>One version of a did:webvh whose entry has been verified, except for the approval of witnesses. Immutable.</summary>
/// <param name="Number">Its number, from 1 on.</param>
/// <param name="VersionId">Number and hash.</param>
/// <param name="VersionTime">As written.</param>
/// <param name="Time">The same as a moment.</param>
/// <param name="Parameters">Those in force after it.</param>
/// <param name="Did">The DID that the document states.</param>
/// <param name="State">The DID document.</param>
public sealed record WebvhVersion(int Number, string VersionId, string VersionTime, DateTimeOffset Time, WebvhParameters Parameters, WebvhDid Did, StrictJson State)
{
    /// <summary>Who had to approve this entry. A changed list applies from the next entry on, the first list at once.</summary>
    internal WebvhWitness Approval { get; init; } = WebvhWitness.None;
}
