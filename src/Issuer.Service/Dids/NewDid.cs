using Untp.Core.Keys;

namespace Untp.Issuer.Dids;

/// <summary>A request for a DID. Immutable.</summary>
/// <param name="Path">Of a did:web, where below the gateway's host it lies, empty for the host itself; null for a did:key.</param>
/// <param name="KeyType">Null means Ed25519 where the machine offers it, else P-256.</param>
internal sealed record NewDid(string? Path, KeyType? KeyType);
