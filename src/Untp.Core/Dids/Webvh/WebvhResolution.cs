using Untp.Core.Problems;

namespace Untp.Core.Dids.Webvh;

/// <summary>A resolved did:webvh. Immutable.</summary>
/// <param name="Did">The DID that the document is about. Not the one asked for where the DID has moved.</param>
/// <param name="Document">The DID document with the method's implicit services, JSON (UTF-8).</param>
/// <param name="Metadata">What is known about it.</param>
public sealed record WebvhResolution(Did Did, ReadOnlyMemory<byte> Document, WebvhMetadata Metadata)
{
    /// <summary>Why no key of the document may be used any more; null where they may be. Errors: DID_DEACTIVATED.</summary>
    public Problem? CheckActive() => Metadata.Parameters.Deactivated
        ? new Problem(ProblemCodes.DidDeactivated, $"{Did} was deactivated at {Metadata.Updated}.")
        : null;
}
