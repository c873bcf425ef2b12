using System.Text;
using System.Text.Json.Nodes;

namespace Untp.Testing.Fuzzing;

/// <summary>Makes up JSON of the words that a format knows, and changes JSON by such values.</summary>
public sealed class AnyJson(Random random, IReadOnlyList<string> words)
{
    /// <summary>Any value, so many levels deep at most.</summary>
    public JsonNode? Value(int depth)
    {
        switch (random.Next(depth == 0 ? 5 : 12))
        {
            case 0:
                return null;
            case 1:
                return random.Next(2) == 0 ? 1.1 : random.Next();
            case 2:
                return random.Next(2) == 0;
            case 3 or 4:
                return Word();
            case 5 or 6:
                return new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth - 1))]);
            default:
                var value = new JsonObject();
                for (var i = random.Next(5); i > 0; i--)
                {
                    value[Word()] = Value(depth - 1);
                }

                return value;
        }
    }

    /// <summary>The document with a few members or elements gone, doubled, named otherwise, moved, or of another value.</summary>
    public JsonNode Change(JsonNode document)
    {
        var root = document.DeepClone();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var places = Containers(root).ToList();
            switch (places[random.Next(places.Count)])
            {
                case JsonObject map:
                    Change(map, places);
                    break;
                case JsonArray list:
                    Change(list);
                    break;
            }
        }

        return root;
    }

    /// <summary>The same of a text and as bytes.</summary>
    public byte[] Change(string json) => Encoding.UTF8.GetBytes(Change(JsonNode.Parse(json)!).ToJsonString());

    private void Change(JsonObject map, List<JsonNode> places)
    {
        var name = map.Count == 0 ? Word() : map.ElementAt(random.Next(map.Count)).Key;
        var value = map[name]?.DeepClone();
        switch (random.Next(6))
        {
            case 0:
                map.Remove(name);
                break;
            case 1:
                map[Word()] = Value(3);
                break;
            case 2:
                map.Remove(name);
                map[Word()] = value;
                break;
            case 3:
                map[name] = new JsonArray(value, value?.DeepClone());
                break;
            case 4:
                map[Word()] = places[random.Next(places.Count)].DeepClone();
                break;
            default:
                map[name] = Value(3);
                break;
        }
    }

    private void Change(JsonArray list)
    {
        var at = list.Count == 0 ? -1 : random.Next(list.Count);
        switch (random.Next(4))
        {
            case 0 when at >= 0:
                list.RemoveAt(at);
                break;
            case 1 when at >= 0:
                list.Add(list[at]?.DeepClone());
                break;
            case 2 when at >= 0:
                list[at] = Value(3);
                break;
            default:
                list.Insert(at + 1, Value(3));
                break;
        }
    }

    private string Word() => words[random.Next(words.Count)];

    private static IEnumerable<JsonNode> Containers(JsonNode? node)
    {
        if (node is not (JsonObject or JsonArray))
        {
            yield break;
        }

        yield return node;
        IEnumerable<JsonNode?> children = node is JsonObject map ? map.Select(member => member.Value) : node.AsArray();
        foreach (var child in children.SelectMany(Containers))
        {
            yield return child;
        }
    }
}
