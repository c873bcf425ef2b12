using Untp.Core.Keys;

namespace Untp.Core.Proofs.Jose;

/// <summary>Presentations secured as <c>application/vp+jwt</c>.</summary>
/// <remarks>Source: Securing Verifiable Credentials using JOSE and COSE, section 3.1.2.</remarks>
public static class VpJwt
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vp+jwt";

    /// <summary>Signs a presentation. Whom it is for and what it answers to is in it already (<see cref="PresentationClaims"/>).</summary>
    /// <param name="presentation">The unsigned presentation, JSON (UTF-8); signed byte for byte.</param>
    /// <param name="kid">The absolute DID URL of the key.</param>
    /// <param name="key">The holder's key.</param>
    /// <returns>The compact JWS, ASCII.</returns>
    public static byte[] Sign(ReadOnlySpan<byte> presentation, string kid, SigningKey key) => CompactJws.Sign(JoseType.Presentation, presentation, kid, key);
}
