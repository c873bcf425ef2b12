using System.Text.Json;

namespace Untp.Verifier.VcApi;

/// <summary>The JSON form of a request, for the service's description; <see cref="VcApiBodyReader"/> reads it.</summary>
/// <param name="VerifiableCredential">A credential that embeds its proofs, or an EnvelopedVerifiableCredential.</param>
/// <param name="Options">May be left out.</param>
internal sealed record CredentialVerificationBody(JsonElement VerifiableCredential, CredentialVerificationBody.OptionsBody? Options)
{
    /// <summary><c>["proof"]</c> asks for the proofs alone, whoever made them.</summary>
    internal sealed record OptionsBody(IReadOnlyList<string>? Checks);
}
