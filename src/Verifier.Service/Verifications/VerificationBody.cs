namespace Untp.Verifier.Verifications;

/// <summary>The JSON form of a request, for the service's description; <see cref="VerificationBodyReader"/> reads it.</summary>
/// <param name="Credential">The secured credential: a compact JWS.</param>
/// <param name="At">The moment to judge the dates at, RFC 3339; absent means now.</param>
/// <param name="TrustedIssuers">DIDs whose credentials the caller trusts.</param>
internal sealed record VerificationBody(string Credential, DateTimeOffset? At, IReadOnlyList<string>? TrustedIssuers);
