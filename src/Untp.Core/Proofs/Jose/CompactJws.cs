using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Core.Proofs.Jose;

/// <summary>A compact JWS taken apart, nothing of it trusted yet (RFC 7515, section 3.1). Immutable.</summary>
public sealed class CompactJws
{
    // Without it "+" would be written as an escape, which is right but hard on the eyes of whoever decodes a header.
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private CompactJws(byte[] header, byte[] payloadBuffer, int payloadLength, byte[] signature, ReadOnlyMemory<byte> signingInput)
    {
        Header = header;
        PayloadBuffer = payloadBuffer;
        Payload = payloadBuffer.AsMemory(0, payloadLength);
        Signature = signature;
        SigningInput = signingInput;
    }

    /// <summary>The protected header, JSON.</summary>
    public ReadOnlyMemory<byte> Header { get; }

    /// <summary>The payload's bytes.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>The signature's bytes.</summary>
    public ReadOnlyMemory<byte> Signature { get; }

    /// <summary>What was signed: header and payload as received, with the dot between.</summary>
    public ReadOnlyMemory<byte> SigningInput { get; }

    /// <summary>What the payload lies at the beginning of.</summary>
    internal byte[] PayloadBuffer { get; }

    /// <summary>Takes a compact JWS apart.</summary>
    /// <remarks>
    /// Shape: ASCII bytes, three base64url segments; the buffer is kept, not copied, and must not change.
    /// Limits: <paramref name="maxBytes"/>. Errors: REQUEST_EMPTY, JSON_TOO_LARGE, JWS_SYNTAX, BASE64URL_NOT_CANONICAL; never throws.
    /// </remarks>
    /// <param name="ascii">The JWS; white space around it is refused.</param>
    /// <param name="maxBytes">Largest JWS, in bytes.</param>
    public static Result<CompactJws> Read(ReadOnlyMemory<byte> ascii, int maxBytes) => Read(ascii, maxBytes, pool: null);

    /// <summary>The same with a payload in a buffer of a pool, which whoever reads it gives back.</summary>
    internal static Result<CompactJws> ReadPooled(ReadOnlyMemory<byte> ascii, int maxBytes) => Read(ascii, maxBytes, ArrayPool<byte>.Shared);

    private static Result<CompactJws> Read(ReadOnlyMemory<byte> ascii, int maxBytes, ArrayPool<byte>? pool)
    {
        if (ascii.IsEmpty)
        {
            return new Problem(ProblemCodes.RequestEmpty, "There is nothing; send a compact JWS.");
        }

        if (ascii.Length > maxBytes)
        {
            return new Problem(ProblemCodes.JsonTooLarge, $"The JWS has {ascii.Length} bytes; at most {maxBytes} are read.");
        }

        var text = ascii.Span;
        var first = text.IndexOf((byte)'.');
        var last = text.LastIndexOf((byte)'.');
        if (first <= 0 || last <= first + 1 || last == text.Length - 1)
        {
            return NoThreeSegments();
        }

        var header = StrictBase64Url.Decode(text[..first]);
        var signature = StrictBase64Url.Decode(text[(last + 1)..]);
        var payload = text[(first + 1)..last];
        var length = StrictBase64Url.LengthOf(payload);
        var buffer = pool?.Rent(length) ?? GC.AllocateUninitializedArray<byte>(length);
        if (header is not null && signature is not null && StrictBase64Url.TryDecode(payload, buffer))
        {
            return new CompactJws(header, buffer, length, signature, ascii[..last]);
        }

        pool?.Return(buffer);
        return payload.Contains((byte)'.')
            ? NoThreeSegments()
            : new Problem(ProblemCodes.Base64UrlNotCanonical, "A segment is not canonical base64url without padding; it was changed on its way or encoded wrongly.");
    }

    /// <summary>Why the JWS is not proven by a key, whoever the key is from; null where it is.</summary>
    /// <remarks>
    /// The algorithm is the key's; the header only has to agree. Errors: ALG_NOT_ALLOWED, PROOF_SIGNATURE_INVALID; never throws.
    /// Source: RFC 7515, section 5.2; RFC 8725, section 3.1.
    /// </remarks>
    /// <param name="alg">The algorithm of its header.</param>
    /// <param name="key">The key.</param>
    public Problem? Check(string alg, VerificationKey key) => JoseAlgorithm.Check(alg, key.Type) ?? CheckSignature(key);

    /// <summary>Why the signature is not of a key, once its algorithm is known to be the key's; null where it is.</summary>
    internal Problem? CheckSignature(VerificationKey key) => key.Verify(SigningInput.Span, Signature.Span)
        ? null
        : new(ProblemCodes.ProofSignatureInvalid, "The signature is not of the signer's key over these bytes: the document was changed, or another key signed it.");

    private static Problem NoThreeSegments() => new(ProblemCodes.JwsSyntax, "A compact JWS has three segments with dots between: header.payload.signature.");

    /// <summary>Signs a credential or presentation. The payload is signed byte for byte; ASCII comes out.</summary>
    internal static byte[] Sign(JoseType type, ReadOnlySpan<byte> payload, string kid, SigningKey key)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["alg"] = JoseAlgorithm.Of(key.VerificationKey.Type),
            ["typ"] = type.Name,
            ["cty"] = type.Content,
            ["kid"] = kid,
        }, _plain);
        var signingInput = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
        var signature = key.Sign(Encoding.ASCII.GetBytes(signingInput));
        return Encoding.ASCII.GetBytes($"{signingInput}.{Base64Url.EncodeToString(signature)}");
    }
}
