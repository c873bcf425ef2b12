using System.Text.Json;

namespace Untp.Issuer.Credentials;

/// <summary>An issued credential in its JSON form; it can be sent to a verifier as it is.</summary>
/// <param name="Id">The credential's id.</param>
/// <param name="MediaType">Of the secured credential.</param>
/// <param name="Credential">The secured credential: a compact JWS as a string, or the object with its proof.</param>
/// <param name="Status">What was put into credentialStatus.</param>
/// <param name="Warnings">What does not stop the issuing.</param>
internal sealed record IssuedBody(string Id, string MediaType, JsonElement Credential, IReadOnlyList<IssuedBody.Entry> Status, IReadOnlyList<string> Warnings)
{
    /// <summary>One status entry.</summary>
    internal sealed record Entry(string Purpose, string StatusListCredential, long StatusListIndex);
}
