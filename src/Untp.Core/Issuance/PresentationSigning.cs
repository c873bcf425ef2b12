using Untp.Core.Keys;

namespace Untp.Core.Issuance;

/// <summary>How and with what a presentation is signed. Immutable; the key is the caller's.</summary>
/// <param name="Securing">The way; <see cref="Securing.Jose"/> makes a <c>vp+jwt</c>.</param>
/// <param name="Did">The holder.</param>
/// <param name="VerificationMethod">The key's absolute DID URL, one that the holder's document lists under authentication.</param>
/// <param name="Key">The key.</param>
public sealed record PresentationSigning(Securing Securing, string Did, string VerificationMethod, SigningKey Key)
{
    /// <summary>What the verifier asked to be signed, against replay; null where it asked for nothing.</summary>
    public string? Challenge { get; init; }

    /// <summary>Whom the presentation is for; null: anyone.</summary>
    public string? Domain { get; init; }
}
