using Untp.Core.Keys;

namespace Untp.Core.Proofs.Jose;

/// <summary>Credentials secured as <c>application/vc+jwt</c>.</summary>
/// <remarks>Source: Securing Verifiable Credentials using JOSE and COSE, section 3.1.1.</remarks>
public static class VcJwt
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vc+jwt";

    /// <summary>Signs a credential.</summary>
    /// <param name="credential">The unsigned credential, JSON (UTF-8); signed byte for byte.</param>
    /// <param name="kid">The absolute DID URL of the key.</param>
    /// <param name="key">The issuer's key.</param>
    /// <returns>The compact JWS, ASCII.</returns>
    public static byte[] Sign(ReadOnlySpan<byte> credential, string kid, SigningKey key) => CompactJws.Sign(JoseType.Credential, credential, kid, key);
}
