using System.Text.Json;
using Untp.Core.Dids.Resolution;
using Untp.Core.Problems;

namespace Untp.Identity.Resolution;

/// <summary>The body of an answer with metadata: a resolution result, or a dereferencing result. Source: DID Resolution 1.0, sections 4 and 5.</summary>
internal static class ResolutionBody
{
    /// <summary>Writes one.</summary>
    /// <param name="mediaType">Its media type, which says which of the two it is.</param>
    /// <param name="content">The document or the part of it, JSON; empty where there is none.</param>
    /// <param name="metadata">What is known about it: a JSON object.</param>
    /// <param name="problem">Why there is no content; null where there is.</param>
    public static byte[] Write(string mediaType, ReadOnlySpan<byte> content, ReadOnlySpan<byte> metadata, Problem? problem = null)
    {
        var (of, contentName, metadataName) = mediaType == ResolutionMediaTypes.Dereferencing
            ? ("dereferencingMetadata", "contentStream", "contentMetadata")
            : ("didResolutionMetadata", "didDocument", "didDocumentMetadata");
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteStartObject(of);
            writer.WriteString("contentType", mediaType);
            if (problem is not null)
            {
                WriteError(writer, problem);
            }

            writer.WriteEndObject();
            writer.WritePropertyName(contentName);
            writer.WriteRawValue(content.IsEmpty ? "null"u8 : content);
            writer.WritePropertyName(metadataName);
            writer.WriteRawValue(metadata);
            writer.WriteEndObject();
        }

        return body.ToArray();
    }

    // RFC 9457. Why we could not, or would not connect somewhere, tells a stranger about this machine's surroundings.
    private static void WriteError(Utf8JsonWriter writer, Problem problem)
    {
        var type = DidErrorTypes.Of(problem);
        writer.WriteStartObject("error");
        writer.WriteString("type", type.ToUrl());
        if (type is not (DidErrorType.InternalError or DidErrorType.InvalidDidDocument))
        {
            writer.WriteString("title", problem.Code.Title);
            writer.WriteString("detail", problem.Message);
        }

        writer.WriteEndObject();
    }
}
