using System.Text.Json;

namespace Untp.Issuer.VcApi;

/// <summary>The JSON form of a request to issue, as the VC API has it, for the service's description; <see cref="VcIssueBodyReader"/> reads it.</summary>
/// <param name="Credential">The unsigned credential; its issuer is a DID of this tenant.</param>
/// <param name="Options">How it is secured.</param>
internal sealed record VcIssueBody(JsonElement Credential, VcIssueBody.IssueOptions? Options)
{
    /// <summary>What a caller may choose.</summary>
    /// <param name="Cryptosuite"><c>eddsa-rdfc-2022</c> (default), <c>eddsa-jcs-2022</c>, <c>ecdsa-rdfc-2019</c>, <c>ecdsa-jcs-2019</c>.</param>
    /// <param name="SecuringMechanism"><c>vc-jose</c> makes a <c>vc+jwt</c>, answered enveloped.</param>
    /// <param name="StatusPurpose"><c>revocation</c> or <c>suspension</c>: adds a status entry.</param>
    internal sealed record IssueOptions(string? Cryptosuite, string? SecuringMechanism, string? StatusPurpose);
}
