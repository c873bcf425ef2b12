using System.Text.Json;

namespace Untp.Issuer.Dids;

/// <summary>A created DID in its JSON form.</summary>
/// <param name="Did">The DID.</param>
/// <param name="VerificationMethod">DID URL of its key.</param>
/// <param name="DidDocument">Its document.</param>
internal sealed record DidBody(string Did, string VerificationMethod, JsonElement DidDocument);
