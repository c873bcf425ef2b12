using System.Buffers;
using System.Text.Json;

namespace Untp.LinkedData.JsonLd;

/// <summary>Parses JSON so that no later reading of the element can throw.</summary>
internal static class JsonText
{
    public static JsonElement Parse(ReadOnlySpan<byte> bytes, int maxDepth)
    {
        CheckUtf8(bytes);
        try
        {
            var element = JsonElement.Parse(bytes, Options(maxDepth));
            CheckStrings(element, bytes);
            return element;
        }
        catch (JsonException e)
        {
            throw NotJson(e);
        }
    }

    /// <summary>Parses without a copy: the bytes must stay as they are until the document is disposed of.</summary>
    public static JsonDocument Open(ReadOnlyMemory<byte> bytes, int maxDepth)
    {
        CheckUtf8(bytes.Span);
        try
        {
            var document = JsonDocument.Parse(bytes, Options(maxDepth));
            CheckStrings(document.RootElement, bytes.Span);
            return document;
        }
        catch (JsonException e)
        {
            throw NotJson(e);
        }
    }

    /// <summary>An object without one of its members; anything else as it is.</summary>
    public static JsonElement Without(JsonElement element, string member)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(member, out _))
        {
            return element;
        }

        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, new() { SkipValidation = true }))
        {
            writer.WriteStartObject();
            foreach (var property in element.EnumerateObject())
            {
                if (!property.NameEquals(member))
                {
                    property.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(bytes.WrittenSpan, new() { MaxDepth = 1024 });
    }

    private static JsonDocumentOptions Options(int maxDepth) => new() { AllowDuplicateProperties = false, MaxDepth = maxDepth };

    // The parser leaves the bytes of strings for whoever reads them.
    private static void CheckUtf8(ReadOnlySpan<byte> bytes)
    {
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            throw new LinkedDataException(LinkedDataCodes.InvalidJson, "The document is not UTF-8.");
        }
    }

    // Half of a surrogate pair can only be written as an escape; the parser leaves it for whoever reads the string.
    private static void CheckStrings(JsonElement element, ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (bytes.IndexOf("\\u"u8) >= 0)
            {
                ReadStrings(element);
            }
        }
        catch (InvalidOperationException)
        {
            throw new LinkedDataException(LinkedDataCodes.InvalidJson, "A string holds half of a surrogate pair, which is no character.");
        }
    }

    private static LinkedDataException NotJson(JsonException e) =>
        new(LinkedDataCodes.InvalidJson, $"The document is not JSON that can be read: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");

    private static void ReadStrings(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    ReadStrings(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    ReadStrings(member.Value);
                }

                break;
        }
    }
}
