using System.Text.Json;

namespace Untp.Issuer.Dids;

/// <summary>A DID that was created or changed, in its JSON form.</summary>
/// <param name="Did">The DID.</param>
/// <param name="VerificationMethod">DID URL of the key that signs.</param>
/// <param name="DidDocument">Its document.</param>
internal sealed record DidBody(string Did, string VerificationMethod, JsonElement DidDocument);
