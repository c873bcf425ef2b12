namespace Untp.Issuer.Dids;

/// <summary>The JSON form of a request for a DID, for the service's description.</summary>
/// <param name="Method"><c>web</c>, <c>webvh</c> or <c>key</c>.</param>
/// <param name="Path">Of a did:web or did:webvh, where below the gateway's host it lies: <c>acme</c>, <c>acme:mill</c>; absent means the host itself, for a key with the scope admin.</param>
/// <param name="KeyType"><c>Ed25519</c>, <c>P-256</c> or <c>P-384</c>; absent means Ed25519 where the machine offers it.</param>
/// <param name="PreRotation">Of a did:webvh: true has each entry of its log commit to the key that may sign the next.</param>
/// <param name="Portable">Of a did:webvh: true lets it move to another host later.</param>
/// <param name="Watchers">Of a did:webvh: https URLs of those who keep copies of its log, at most 32.</param>
internal sealed record CreateDidBody(string Method, string? Path, string? KeyType, bool? PreRotation, bool? Portable, IReadOnlyList<string>? Watchers);
