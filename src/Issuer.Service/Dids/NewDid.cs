using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Issuer.Dids;

/// <summary>A request for a DID. Immutable.</summary>
/// <param name="Method"><c>key</c>, <c>web</c> or <c>webvh</c>.</param>
/// <param name="Path">Where below the gateway's host its files lie, empty for the host itself; null for a did:key.</param>
/// <param name="KeyType">Null means Ed25519 where the machine offers it, else P-256.</param>
internal sealed record NewDid(string Method, string? Path, KeyType? KeyType)
{
    /// <summary>What is wrong with any of the three for another method.</summary>
    public static Problem NoLog { get; } = new(ProblemCodes.RequestShape, "preRotation, portable and watchers are for a did:webvh; leave them out for other methods.", "/method");

    /// <summary>Of a did:webvh: each entry of its log commits to the key that may sign the next.</summary>
    public bool PreRotation { get; init; }

    /// <summary>Of a did:webvh: it may move to another host later.</summary>
    public bool Portable { get; init; }

    /// <summary>Of a did:webvh: URLs of those who keep copies of its log.</summary>
    public IReadOnlyList<string> Watchers { get; init; } = [];
}
