namespace Untp.Issuer.VcApi;

/// <summary>The JSON form of a request to change a status, as the VC API has it, for the service's description.</summary>
/// <param name="CredentialId">The credential's id.</param>
/// <param name="CredentialStatus">Which status.</param>
/// <param name="Status">True sets it, false clears it; a revocation cannot be cleared.</param>
internal sealed record VcStatusBody(string CredentialId, VcStatusBody.Entry CredentialStatus, bool Status)
{
    /// <summary>Names a status of the credential.</summary>
    /// <param name="Type"><c>BitstringStatusListEntry</c>.</param>
    /// <param name="StatusPurpose"><c>revocation</c> or <c>suspension</c>.</param>
    internal sealed record Entry(string Type, string StatusPurpose);
}
