using Untp.Core.Dids;
using Untp.Core.Dids.Webvh;
using Untp.Issuer.Store;

namespace Untp.Issuer.Dids;

/// <summary>A DID and its keys, the oldest first. Immutable.</summary>
internal sealed record HeldDid(DidRow Row, IReadOnlyList<KeyRow> Keys)
{
    /// <summary>Of a did:webvh that changes: who keeps copies of its log from now on; null: those that its log names.</summary>
    public IReadOnlyList<string>? Watchers { get; init; }

    /// <summary>The key that signs; never a revoked one.</summary>
    public KeyRow Key => Keys[^1];

    /// <summary>True where keys and document can be changed.</summary>
    public bool IsChangeable => Row.Method != DidKey.Method;

    /// <summary>True where the DID is given up for good.</summary>
    public bool IsDeactivated => Row.DeactivatedAt is not null;

    /// <summary>True where what changes is written to a log.</summary>
    public bool HasLog => Row.Method == WebvhDid.Method;

    /// <summary>Of a did:webvh, the did:web of the same place.</summary>
    public string WebDid => $"did:{DidWeb.Method}:{Row.Did.Split(':', 4)[3]}";

    /// <summary>The DIDs whose documents change with this one's.</summary>
    public IReadOnlyList<string> Announced => HasLog ? [Row.Did, WebDid] : [Row.Did];
}
