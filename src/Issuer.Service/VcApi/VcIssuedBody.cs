using System.Text.Json;

namespace Untp.Issuer.VcApi;

/// <summary>An issued credential, as the VC API answers it.</summary>
/// <param name="VerifiableCredential">With its proof; a JWT in its envelope.</param>
internal sealed record VcIssuedBody(JsonElement VerifiableCredential);
