namespace Untp.Core.Verification.Presentations;

/// <summary>What presentation to verify and against what. Immutable; its bytes must not change during the verification.</summary>
/// <param name="Presentation">
/// The presentation as received: a compact JWS (ASCII), or a JSON object (UTF-8) that embeds its proofs, envelops a compact JWS, or is not signed.
/// </param>
public sealed record PresentationRequest(ReadOnlyMemory<byte> Presentation)
{
    /// <summary>What the presentation has to repeat; null where nothing is asked for. Whether it was asked for before is the caller's to remember.</summary>
    public string? Challenge { get; init; }

    /// <summary>Whom the presentation has to be made for; null where nobody asks.</summary>
    public string? Domain { get; init; }

    /// <summary>What is asked of every credential in it; <see cref="VerificationRequest.Credential"/> of it is not looked at.</summary>
    public VerificationRequest OfCredentials { get; init; } = new(default(ReadOnlyMemory<byte>));
}
