using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Schemas;

/// <summary>Changes JSON documents, and makes them up, by a seeded generator.</summary>
internal static class JsonMutation
{
    private static readonly string[] _texts = ["", "x", "https://example.com/a?b#c", "no uri", "2026-01-31", "2026-02-30T25:00:00Z", "2026-01-31T12:00:00Z", "\u00e9\ud83d\udc32", "kilogram", "KGM"];
    private static readonly string[] _names = ["type", "id", "issuer", "name", "credentialSubject", "@context", "validFrom", "a/b", "~", "x"];

    /// <summary>One change at one place: a member or element gone, doubled, or another value in its stead.</summary>
    public static StrictJson Change(StrictJson document, Random random, out string what)
    {
        var root = JsonNode.Parse(document.GetRawText())!;
        var places = Containers(root).Where(node => node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }).ToList();
        var place = places[random.Next(places.Count)];
        var index = random.Next(place is JsonObject members ? members.Count : place.AsArray().Count);
        var action = random.Next(4);
        what = $"action {action} at {place.GetPath()}, {index}";
        if (place is JsonObject map)
        {
            var name = map.ElementAt(index).Key;
            switch (action)
            {
                case 0:
                    map.Remove(name);
                    break;
                case 1:
                    map["unknown-member"] = Value(random, 2);
                    break;
                default:
                    map[name] = Value(random, 2);
                    break;
            }
        }
        else
        {
            var list = place.AsArray();
            switch (action)
            {
                case 0:
                    list.RemoveAt(index);
                    break;
                case 1:
                    list.Add(list[index]?.DeepClone());
                    break;
                default:
                    list[index] = Value(random, 2);
                    break;
            }
        }

        return StrictJson.Parse(root.ToJsonString());
    }

    /// <summary>Any JSON.</summary>
    public static StrictJson Any(Random random, int depth) => StrictJson.Parse(Value(random, depth)?.ToJsonString() ?? "null");

    private static JsonNode? Value(Random random, int depth) => random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next(-5, 100),
        3 => Math.Round(random.NextDouble() * 100, 2),
        4 or 5 => _texts[random.Next(_texts.Length)],
        6 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1))]),
        _ => new JsonObject(_names.Where(_ => random.Next(3) == 0).Select(name => KeyValuePair.Create(name, Value(random, depth - 1)))),
    };

    private static IEnumerable<JsonNode> Containers(JsonNode node)
    {
        yield return node;
        IEnumerable<JsonNode?> children = node switch { JsonObject map => map.Select(member => member.Value), JsonArray list => list, _ => [] };
        foreach (var child in children.OfType<JsonNode>().SelectMany(Containers))
        {
            yield return child;
        }
    }
}
