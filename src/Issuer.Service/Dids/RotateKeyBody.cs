namespace Untp.Issuer.Dids;

/// <summary>The JSON form of a request for a new key, for the service's description.</summary>
/// <param name="KeyType"><c>Ed25519</c>, <c>P-256</c> or <c>P-384</c>; absent means the type of the key that it replaces.</param>
internal sealed record RotateKeyBody(string? KeyType);
