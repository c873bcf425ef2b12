using System.Buffers;
using System.Text.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Proofs.Jose;

/// <summary>
/// What keeps a presentation from being used twice: the value that its verifier gave for it, and whom it was made for. Data Integrity
/// proofs call them challenge and domain. Immutable.
/// </summary>
/// <remarks>Source: RFC 7519, section 4.1.3 (aud); Securing Verifiable Credentials using JOSE and COSE, section 3.1.3.</remarks>
/// <param name="Nonce">The claim <c>nonce</c>; null where there is none.</param>
/// <param name="Audience">The claim <c>aud</c>, one string or many; empty where there is none.</param>
public sealed record PresentationClaims(string? Nonce, IReadOnlyList<string> Audience)
{
    /// <summary>Reads the claims.</summary>
    /// <remarks>Errors: CLAIM_SYNTAX; never throws.</remarks>
    /// <param name="presentation">The payload of a vp+jwt, strictly read.</param>
    public static Result<PresentationClaims> Read(StrictJson presentation)
    {
        string? nonce = null;
        if (Member("nonce") is { } value)
        {
            if (value.ValueKind != JsonValueKind.String)
            {
                return new Problem(ProblemCodes.ClaimSyntax, "nonce is not a string.", "/nonce");
            }

            nonce = value.GetString();
        }

        switch (Member("aud"))
        {
            case null:
                return new PresentationClaims(nonce, []);
            case { ValueKind: JsonValueKind.String } one:
                return new PresentationClaims(nonce, [one.GetString()!]);
            case { ValueKind: JsonValueKind.Array } many when many.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String):
                return new PresentationClaims(nonce, [.. many.EnumerateArray().Select(item => item.GetString()!)]);
            default:
                return new Problem(ProblemCodes.ClaimSyntax, "aud is neither a string nor an array of strings.", "/aud");
        }

        StrictJson? Member(string name) =>
            presentation.TryGetProperty(name, out var found) ? found : null;
    }

    /// <summary>A presentation with these claims in the place of those that it has, JSON (UTF-8), ready to be signed.</summary>
    /// <param name="presentation">An object, strictly read.</param>
    public byte[] AddTo(StrictJson presentation)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            foreach (var member in presentation.EnumerateObject().Where(member => member.Name is not ("nonce" or "aud")))
            {
                member.WriteTo(writer);
            }

            if (Nonce is not null)
            {
                writer.WriteString("nonce", Nonce);
            }

            if (Audience is [var only])
            {
                writer.WriteString("aud", only);
            }
            else if (Audience.Count > 1)
            {
                writer.WriteStartArray("aud");
                foreach (var one in Audience)
                {
                    writer.WriteStringValue(one);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }
}
