using System.Text.Json;

namespace Untp.Verifier.Verifications;

/// <summary>The JSON form of a request, for the service's description; <see cref="VerificationBodyReader"/> reads it.</summary>
/// <param name="Credential">The secured credential: a compact JWS, an object that embeds its proofs, or an EnvelopedVerifiableCredential object.</param>
/// <param name="At">The moment to judge the dates at, RFC 3339; absent means now. A status is always that of now.</param>
/// <param name="Policy">One of the policies of the caller's tenant; absent means the tenant's own rules.</param>
/// <param name="TrustedIssuers">DIDs whose credentials the caller trusts; where the policy has a list as well, an issuer has to be on both.</param>
/// <param name="Expect">What the caller expects the credential to be about.</param>
/// <param name="CheckTerms">True where check credential.terms shall tell what no context of the credential defines; it decides nothing.</param>
/// <param name="SubjectSummary">True where the report shall carry a summary of what the credential says, in one form for all versions.</param>
internal sealed record VerificationBody(
    JsonElement Credential, DateTimeOffset? At, string? Policy, IReadOnlyList<string>? TrustedIssuers, VerificationBody.Expectation? Expect, bool? CheckTerms, bool? SubjectSummary)
{
    /// <summary>Identifier of the subject, a value of <c>type</c>, the issuer's DID; each may be left out.</summary>
    internal sealed record Expectation(string? Identifier, string? Type, string? Issuer);
}
