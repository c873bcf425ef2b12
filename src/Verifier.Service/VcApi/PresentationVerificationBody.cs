using System.Text.Json;

namespace Untp.Verifier.VcApi;

/// <summary>The JSON form of a request, for the service's description; <see cref="VcApiBodyReader"/> reads it.</summary>
/// <param name="VerifiablePresentation">A presentation, signed or not, or an EnvelopedVerifiablePresentation.</param>
/// <param name="Options">May be left out.</param>
internal sealed record PresentationVerificationBody(JsonElement VerifiablePresentation, PresentationVerificationBody.OptionsBody? Options)
{
    /// <summary>What the presentation has to answer, and whom it has to be made for; <c>checks</c> as with credentials.</summary>
    internal sealed record OptionsBody(string? Challenge, string? Domain, IReadOnlyList<string>? Checks);
}
