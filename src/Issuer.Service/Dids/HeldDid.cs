using Untp.Core.Dids;
using Untp.Issuer.Store;

namespace Untp.Issuer.Dids;

/// <summary>A DID and its keys, the oldest first. Immutable.</summary>
internal sealed record HeldDid(DidRow Row, IReadOnlyList<KeyRow> Keys)
{
    /// <summary>The key that signs.</summary>
    public KeyRow Key => Keys[^1];

    /// <summary>True where the DID can get another key.</summary>
    public bool IsRotatable => Row.Method == DidWeb.Method;
}
