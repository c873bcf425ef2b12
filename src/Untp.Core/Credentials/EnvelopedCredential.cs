using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;

namespace Untp.Core.Credentials;

/// <summary>A credential inside a <c>data:</c> URL (Verifiable Credentials Data Model 2.0, section 4.13).</summary>
public static class EnvelopedCredential
{
    /// <summary>The media type of the enveloping JSON object.</summary>
    public const string MediaType = "application/vc";

    /// <summary>Its value of <c>type</c>.</summary>
    public const string Type = "EnvelopedVerifiableCredential";

    // Without it "+" would be written as an escape.
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Envelope _envelope = new(Type, JoseType.Credential);

    /// <summary>Takes the secured credential out of its envelope.</summary>
    /// <remarks>
    /// Shape: a JSON object, strictly read; the compact JWS comes out, ASCII. <c>type</c> may be a string or an array.
    /// Errors: ENVELOPE_INVALID, SECURING_UNSUPPORTED (SD-JWT and COSE); never throws.
    /// </remarks>
    /// <param name="json">The envelope.</param>
    public static Result<byte[]> Read(StrictJson json) => _envelope.Read(json);

    /// <summary>The envelope of a compact JWS, JSON (UTF-8).</summary>
    /// <param name="jws">The secured credential.</param>
    public static byte[] Write(string jws) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["@context"] = CredentialShape.BaseContext,
            ["id"] = $"data:{VcJwt.MediaType},{jws}",
            ["type"] = Type,
        },
        _plain);
}
