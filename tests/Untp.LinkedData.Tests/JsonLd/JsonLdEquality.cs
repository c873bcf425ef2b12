using System.Text.Json.Nodes;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>Equality of expanded documents: only lists and JSON literals have an order. Source: the suite's README.</summary>
internal static class JsonLdEquality
{
    public static bool Holds(JsonNode? left, JsonNode? right, bool isOrdered)
    {
        switch (left, right)
        {
            case (JsonObject a, JsonObject b):
                var isLiteral = isOrdered || a["@type"]?.ToString() == "@json";
                return a.Count == b.Count && a.All(entry => b.TryGetPropertyValue(entry.Key, out var other) && Holds(entry.Value, other, isLiteral || entry.Key == "@list"));
            case (JsonArray a, JsonArray b) when isOrdered:
                return a.Count == b.Count && a.Zip(b).All(pair => Holds(pair.First, pair.Second, isOrdered: false));
            case (JsonArray a, JsonArray b):
                var rest = b.ToList();
                foreach (var item in a)
                {
                    var index = rest.FindIndex(other => Holds(item, other, isOrdered: false));
                    if (index < 0)
                    {
                        return false;
                    }

                    rest.RemoveAt(index);
                }

                return rest.Count == 0;
            default:
                return JsonNode.DeepEquals(left, right);
        }
    }
}
