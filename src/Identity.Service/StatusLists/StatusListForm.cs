using System.Globalization;
using System.Text;
using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.Core.Status;
using Untp.LinkedData.Json;

namespace Untp.Identity.StatusLists;

/// <summary>What can be seen of a status list without trusting it: its media type and until when it may be kept.</summary>
/// <param name="MediaType"><c>application/vc+jwt</c> for a compact JWS, <c>application/vc</c> for JSON.</param>
/// <param name="KeepUntil">The earliest of what it states as validUntil, exp and ttl; null where it states none.</param>
internal sealed record StatusListForm(string MediaType, DateTimeOffset? KeepUntil)
{
    private const string EnvelopedJwt = "data:application/vc+jwt,";
    private const long MaxUnixSeconds = 253_402_300_799;

    /// <summary>The media type of a list that was read before.</summary>
    public static string MediaTypeOf(ReadOnlyMemory<byte> content) => StatusListDocument.Trim(content).Span is [(byte)'{', ..] ? EnvelopedCredential.MediaType : VcJwt.MediaType;

    /// <summary>Null where the bytes are neither a compact JWS of an object nor a JSON object.</summary>
    /// <param name="content">The list as received.</param>
    /// <param name="fetchedAt">When it was received.</param>
    /// <param name="maxBytes">Largest list, in bytes.</param>
    public static StatusListForm? Read(ReadOnlyMemory<byte> content, DateTimeOffset fetchedAt, int maxBytes)
    {
        var trimmed = StatusListDocument.Trim(content);
        var limits = new JsonLimits { MaxBytes = maxBytes };
        if (PayloadOf(trimmed, limits) is { } payload)
        {
            return new StatusListForm(VcJwt.MediaType, KeepUntilOf(payload, fetchedAt));
        }

        if (ReadObject(trimmed.Span, limits) is not { } json)
        {
            return null;
        }

        var enveloped = json.FindString("id") is { } id && id.StartsWith(EnvelopedJwt, StringComparison.Ordinal) ? PayloadOf(Encoding.UTF8.GetBytes(id[EnvelopedJwt.Length..]), limits) : null;
        return new StatusListForm(EnvelopedCredential.MediaType, KeepUntilOf(enveloped ?? json, fetchedAt));
    }

    private static StrictJson? PayloadOf(ReadOnlyMemory<byte> jws, JsonLimits limits)
    {
        var parts = CompactJws.Read(jws, limits.MaxBytes);
        return parts.IsSuccess ? ReadObject(parts.Value.Payload.Span, limits) : null;
    }

    private static StrictJson? ReadObject(ReadOnlySpan<byte> utf8, JsonLimits limits)
    {
        var json = StrictJsonReader.Read(utf8, limits).ToResult();
        return json.IsSuccess && json.Value.ValueKind == JsonValueKind.Object ? json.Value : null;
    }

    private static DateTimeOffset? KeepUntilOf(StrictJson list, DateTimeOffset fetchedAt)
    {
        DateTimeOffset?[] ends = [ValidUntil(list), Expiry(list), TimeToLive(list, fetchedAt)];
        return ends.Min();
    }

    private static DateTimeOffset? ValidUntil(StrictJson list) =>
        DateTimeOffset.TryParse(list.FindString("validUntil"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end) ? end : null;

    private static DateTimeOffset? Expiry(StrictJson list) =>
        Number(list, "exp") is { } seconds && seconds is >= 0 and <= MaxUnixSeconds ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;

    // Bitstring Status List 1.0, section 2.2: milliseconds.
    private static DateTimeOffset? TimeToLive(StrictJson list, DateTimeOffset fetchedAt) =>
        list.TryGetProperty("credentialSubject", out var subject) && subject.ValueKind == JsonValueKind.Object
        && Number(subject, "ttl") is { } milliseconds && milliseconds >= 0 && milliseconds < TimeSpan.FromDays(1).TotalMilliseconds
            ? fetchedAt.AddMilliseconds(milliseconds)
            : null;

    private static double? Number(StrictJson element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;
}
