using System.Text.Json;
using System.Text.Unicode;

namespace Untp.LinkedData.JsonLd;

/// <summary>Parses JSON so that no later reading of the element can throw.</summary>
internal static class JsonText
{
    public static JsonElement Parse(ReadOnlySpan<byte> bytes, int maxDepth)
    {
        // The parser leaves the bytes of strings for whoever reads them.
        if (!Utf8.IsValid(bytes))
        {
            throw new LinkedDataException(LinkedDataCodes.InvalidJson, "The document is not UTF-8.");
        }

        try
        {
            var element = JsonElement.Parse(bytes, new() { AllowDuplicateProperties = false, MaxDepth = maxDepth });

            // Half of a surrogate pair can only be written as an escape; the parser leaves it for whoever reads the string.
            if (bytes.IndexOf("\\u"u8) >= 0)
            {
                ReadStrings(element);
            }

            return element;
        }
        catch (JsonException e)
        {
            throw new LinkedDataException(LinkedDataCodes.InvalidJson, $"The document is not JSON that can be read: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            throw new LinkedDataException(LinkedDataCodes.InvalidJson, "A string holds half of a surrogate pair, which is no character.");
        }
    }

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
