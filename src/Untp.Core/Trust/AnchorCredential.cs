using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;

namespace Untp.Core.Trust;

/// <summary>The secured credential in what a server sent, judged by its content, never by its media type.</summary>
public static class AnchorCredential
{
    /// <summary>Takes the compact JWS out.</summary>
    /// <remarks>
    /// Shape: a compact JWS, or a JSON object that envelops one; white space around it is left out.
    /// Errors: ANCHOR_UNREADABLE; never throws. Threads: safe.
    /// </remarks>
    /// <param name="content">What was sent.</param>
    /// <param name="maxBytes">Largest content, in bytes.</param>
    public static Result<ReadOnlyMemory<byte>> Read(ReadOnlyMemory<byte> content, int maxBytes)
    {
        var (start, end) = (0, content.Length);
        while (start < end && IsSpace(content.Span[start]))
        {
            start++;
        }

        while (end > start && IsSpace(content.Span[end - 1]))
        {
            end--;
        }

        var jws = content[start..end];
        if (!jws.IsEmpty && jws.Span[0] == (byte)'{')
        {
            var json = StrictJsonReader.Read(jws.Span, new JsonLimits { MaxBytes = maxBytes }).ToResult();
            jws = json.IsSuccess && EnvelopedCredential.Read(json.Value) is { IsSuccess: true } enveloped ? enveloped.Value : default;
        }

        return CompactJws.Read(jws, maxBytes).IsSuccess
            ? jws
            : new Problem(ProblemCodes.AnchorUnreadable, $"What is served there is no secured credential that is read here ({VcJwt.MediaType}, or {EnvelopedCredential.MediaType} around it).");
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
