using Untp.Core.Dids;
using Untp.Core.Problems;

namespace Untp.Identity.Dids;

/// <summary>A resolved DID. Immutable.</summary>
/// <param name="Id">The DID that the document is about: another than was asked for where a did:webvh has moved.</param>
/// <param name="Document">The DID document, JSON (UTF-8).</param>
/// <param name="Metadata">What the method knows about it: a JSON object (UTF-8).</param>
/// <param name="Inactive">Why no key of the document may be used any more; null where they may be.</param>
internal sealed record ResolvedDid(Did Id, ReadOnlyMemory<byte> Document, ReadOnlyMemory<byte> Metadata, Problem? Inactive = null)
{
    /// <summary>Of a method that knows nothing but the document.</summary>
    public ResolvedDid(Did id, byte[] document)
        : this(id, document, "{}"u8.ToArray())
    {
    }
}
