using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;

namespace Untp.Core.Credentials;

/// <summary>A presentation inside a <c>data:</c> URL (Verifiable Credentials Data Model 2.0, section 4.14).</summary>
public static class EnvelopedPresentation
{
    /// <summary>The media type of the enveloping JSON object.</summary>
    public const string MediaType = "application/vp";

    /// <summary>Its value of <c>type</c>.</summary>
    public const string Type = "EnvelopedVerifiablePresentation";

    private static readonly Envelope _envelope = new(Type, JoseType.Presentation);

    /// <summary>Takes the secured presentation out of its envelope.</summary>
    /// <remarks>
    /// Shape: a JSON object, strictly read; the compact JWS comes out, ASCII. <c>type</c> may be a string or an array.
    /// Errors: ENVELOPE_INVALID, SECURING_UNSUPPORTED (SD-JWT and COSE); never throws.
    /// </remarks>
    /// <param name="json">The envelope.</param>
    public static Result<byte[]> Read(StrictJson json) => _envelope.Read(json);
}
