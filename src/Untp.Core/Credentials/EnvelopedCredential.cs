using System.Text;
using System.Text.Json;
using Untp.Core.Problems;

namespace Untp.Core.Credentials;

/// <summary>A credential inside a <c>data:</c> URL (Verifiable Credentials Data Model 2.0, section 4.13).</summary>
public static class EnvelopedCredential
{
    /// <summary>The media type of the enveloping JSON object.</summary>
    public const string MediaType = "application/vc";

    /// <summary>Its value of <c>type</c>.</summary>
    public const string Type = "EnvelopedVerifiableCredential";

    private const string DataUrl = "data:application/vc+jwt,";

    /// <summary>Takes the secured credential out of its envelope.</summary>
    /// <remarks>
    /// Shape: a JSON object, strictly read; the compact JWS comes out, ASCII. <c>type</c> may be a string or an array.
    /// Errors: ENVELOPE_INVALID; never throws.
    /// </remarks>
    /// <param name="json">The envelope.</param>
    public static Result<byte[]> Read(JsonElement json)
    {
        var envelope = new Credential(json);
        if (json.ValueKind != JsonValueKind.Object || !envelope.Types.Contains(Type, StringComparer.Ordinal))
        {
            return Fault($"The object is no {Type}; credentials with an embedded proof are not read by this version.", "/type");
        }

        if (!envelope.Contexts.Contains(CredentialShape.BaseContext, StringComparer.Ordinal))
        {
            return Fault($"@context does not hold {CredentialShape.BaseContext}.", "/@context");
        }

        return envelope.Id is { } id && id.StartsWith(DataUrl, StringComparison.OrdinalIgnoreCase) && Ascii.IsValid(id)
            ? Encoding.ASCII.GetBytes(id[DataUrl.Length..])
            : Fault($"id is no URL that begins with {DataUrl}", "/id");
    }

    private static Problem Fault(string message, string pointer) => new(ProblemCodes.EnvelopeInvalid, message, pointer);
}
