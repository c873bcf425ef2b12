using System.Text;
using System.Text.Json;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;

namespace Untp.Core.Credentials;

/// <summary>A JSON object whose id is a <c>data:</c> URL that holds a secured document (Verifiable Credentials Data Model 2.0, sections 4.13 and 4.14).</summary>
/// <param name="Type">The value of <c>type</c>.</param>
/// <param name="Jwt">What a JWT in it is.</param>
internal sealed record Envelope(string Type, JoseType Jwt)
{
    private const string Scheme = "data:";

    // Selective disclosure and COSE, under the names of the specification and of its drafts, and the one that SD-JWT VC uses now.
    private static readonly string[] _otherSecuring = ["+sd-jwt", "-ld+sd-jwt", "+ld+json+sd-jwt", "+cose", "-ld+cose", "+ld+json+cose"];

    /// <summary>Takes the compact JWS out. Errors: ENVELOPE_INVALID, SECURING_UNSUPPORTED; never throws.</summary>
    public Result<byte[]> Read(StrictJson json)
    {
        var envelope = new Credential(json);
        if (json.ValueKind != JsonValueKind.Object || !envelope.Types.Contains(Type, StringComparer.Ordinal))
        {
            return Fault($"The object is no {Type}; a credential or presentation embeds its proofs as proof, or is enveloped.", "/type");
        }

        if (!envelope.Contexts.Contains(CredentialShape.BaseContext, StringComparer.Ordinal))
        {
            return Fault($"@context does not hold {CredentialShape.BaseContext}.", "/@context");
        }

        return Open(envelope.Id ?? "");
    }

    private Result<byte[]> Open(string url)
    {
        var comma = url.IndexOf(',', StringComparison.Ordinal);
        if (!url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || comma < 0)
        {
            return Fault($"id is no URL that begins with {Scheme}{Jwt.MediaType},", "/id");
        }

        // A JWT is text already: no parameter, such as base64, goes with it.
        var mediaType = url[Scheme.Length..comma];
        if (mediaType.StartsWith("application/", StringComparison.OrdinalIgnoreCase) && Jwt.IsType(mediaType))
        {
            return Ascii.IsValid(url) ? Encoding.ASCII.GetBytes(url[(comma + 1)..]) : Fault("id holds characters that no JWT has.", "/id");
        }

        return IsOtherSecuring(mediaType.Split(';')[0])
            ? new Problem(ProblemCodes.SecuringUnsupported, $"It is secured as {mediaType.Split(';')[0]}, which is not verified here; {Jwt.MediaType} is.", "/id")
            : Fault($"id is no URL that begins with {Scheme}{Jwt.MediaType},", "/id");
    }

    private bool IsOtherSecuring(string mediaType) =>
        Array.Exists(_otherSecuring, suffix => mediaType.Equals($"application/{Jwt.Content}{suffix}", StringComparison.OrdinalIgnoreCase))
        || mediaType.Equals("application/dc+sd-jwt", StringComparison.OrdinalIgnoreCase);

    private static Problem Fault(string message, string pointer) => new(ProblemCodes.EnvelopeInvalid, message, pointer);
}
