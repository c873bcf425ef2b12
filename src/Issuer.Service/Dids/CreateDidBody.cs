namespace Untp.Issuer.Dids;

/// <summary>The JSON form of a request for a DID, for the service's description.</summary>
/// <param name="Method"><c>web</c> or <c>key</c>.</param>
/// <param name="Path">Of a did:web, where below the gateway's host it lies: <c>acme</c>, <c>acme:mill</c>; absent means the host itself, for a key with the scope admin.</param>
/// <param name="KeyType"><c>Ed25519</c> or <c>P-256</c>; absent means Ed25519 where the machine offers it.</param>
internal sealed record CreateDidBody(string Method, string? Path, string? KeyType);
