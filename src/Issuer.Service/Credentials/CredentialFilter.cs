namespace Untp.Issuer.Credentials;

/// <summary>Which credentials to list; what is null does not narrow the list. Immutable.</summary>
/// <param name="Type">The UNTP type; of a credential without one, its first type beside VerifiableCredential.</param>
/// <param name="Subject">The id of the subject, of several the first.</param>
/// <param name="Issuer">The DID that issued it.</param>
/// <param name="From">Issued at this moment or later.</param>
/// <param name="To">Issued before this moment.</param>
/// <param name="Page">From 1.</param>
internal sealed record CredentialFilter(string? Type, string? Subject, string? Issuer, DateTimeOffset? From, DateTimeOffset? To, int Page = 1);
