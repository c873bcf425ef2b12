using Untp.Core.Dids;

namespace Untp.Core.Verification.Securing;

/// <summary>Whose key a document has to be signed with, and what for. Immutable.</summary>
/// <param name="Signer">The DID that the document names; null where any DID may have signed it, which then says nothing of its issuer.</param>
/// <param name="Purpose">What the key has to be for.</param>
/// <param name="SignedAt">When it was signed, as the document states; null where it states nothing.</param>
/// <param name="Now">The moment of the verification.</param>
internal sealed record KeyQuestion(string? Signer, VerificationRelationship Purpose, DateTimeOffset? SignedAt, DateTimeOffset Now)
{
    /// <summary>What a presentation has to repeat so that it is no recording of another; null where nothing is asked for.</summary>
    public string? Challenge { get; init; }

    /// <summary>Whom a presentation has to be made for; null where nobody asks.</summary>
    public string? Domain { get; init; }
}
