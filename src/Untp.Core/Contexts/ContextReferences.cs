using System.Text.Json;

namespace Untp.Core.Contexts;

/// <summary>The URLs of remote contexts that a document, or a context document, names anywhere. Source: JSON-LD 1.1, sections 3.1 and 4.1.10.</summary>
internal static class ContextReferences
{
    public static IReadOnlySet<string> Of(JsonElement document)
    {
        var urls = new HashSet<string>(StringComparer.Ordinal);
        Walk(document, isContext: false, urls);
        return urls;
    }

    private static void Walk(JsonElement value, bool isContext, HashSet<string> urls)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when isContext:
                urls.Add(value.GetString()!);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Walk(item, isContext, urls);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Walk(member.Value, member.NameEquals("@context") || (member.NameEquals("@import") && member.Value.ValueKind == JsonValueKind.String), urls);
                }

                break;
        }
    }
}
