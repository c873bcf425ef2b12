using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Untp.Core.Keys;

namespace Untp.Core.Proofs.Jose;

/// <summary>Credentials secured as <c>application/vc+jwt</c>.</summary>
/// <remarks>Source: Securing Verifiable Credentials using JOSE and COSE, section 3.1.1.</remarks>
public static class VcJwt
{
    // Without it "+" would be written as an escape, which is right but hard on the eyes of whoever decodes a header.
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The media type.</summary>
    public const string MediaType = "application/vc+jwt";

    /// <summary>Signs a credential.</summary>
    /// <param name="credential">The unsigned credential, JSON (UTF-8); signed byte for byte.</param>
    /// <param name="kid">The absolute DID URL of the key.</param>
    /// <param name="key">The issuer's key.</param>
    /// <returns>The compact JWS, ASCII.</returns>
    public static byte[] Sign(ReadOnlySpan<byte> credential, string kid, SigningKey key)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["alg"] = JoseAlgorithm.Of(key.VerificationKey.Type),
            ["typ"] = "vc+jwt",
            ["cty"] = "vc",
            ["kid"] = kid,
        }, _plain);
        var signingInput = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(credential)}";
        var signature = key.Sign(Encoding.ASCII.GetBytes(signingInput));
        return Encoding.ASCII.GetBytes($"{signingInput}.{Base64Url.EncodeToString(signature)}");
    }
}
