using System.Text.Json;

namespace Untp.Issuer.Credentials;

/// <summary>The JSON form of a request to issue, for the service's description; <see cref="IssueBodyReader"/> reads it.</summary>
/// <param name="Credential">The unsigned credential, a VCDM 2.0 object whose issuer is a DID of this tenant.</param>
/// <param name="Securing"><c>vc+jwt</c>, the default, or the cryptosuite of an embedded proof: <c>eddsa-rdfc-2022</c>, <c>eddsa-jcs-2022</c>, <c>ecdsa-rdfc-2019</c>, <c>ecdsa-jcs-2019</c>.</param>
/// <param name="Status">The purposes that it gets a status entry for: <c>revocation</c>, <c>suspension</c>; UNTP 0.7.0 types take one.</param>
/// <param name="Validate">False leaves the JSON Schema out, and for <c>vc+jwt</c> the warnings of terms that no context defines; default true.</param>
internal sealed record IssueBody(JsonElement Credential, string? Securing, IReadOnlyList<string>? Status, bool? Validate);
