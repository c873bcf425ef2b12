using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Summaries;

/// <summary>An object while it is read: it remembers which of its members were taken, and tells the rest when it is left.</summary>
internal sealed class SummaryNode(StrictJson json, string pointer, List<string> unmapped)
{
    /// <summary>More are not kept.</summary>
    public const int MaxUnmapped = 200;

    private readonly HashSet<string> _taken = new(["type", "@context"], StringComparer.Ordinal);

    /// <summary>The first of some members that is a string; taken. Null where none is.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Has(name, JsonValueKind.String, out var value))
            {
                _taken.Add(name);
                return value.GetString();
            }
        }

        return null;
    }

    /// <summary>The first of some members that is a number; taken. Null where none is.</summary>
    public double? Number(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Has(name, JsonValueKind.Number, out var value) && value.TryGetDouble(out var number))
            {
                _taken.Add(name);
                return number;
            }
        }

        return null;
    }

    public bool? Boolean(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Has(name, JsonValueKind.True, out _) || Has(name, JsonValueKind.False, out _))
            {
                _taken.Add(name);
                return json.GetProperty(name).GetBoolean();
            }
        }

        return null;
    }

    /// <summary>The strings of a member that is one or an array; taken where all are strings.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (Text(name) is { } one)
        {
            return [one];
        }

        if (!Has(name, JsonValueKind.Array, out var array) || array.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            return [];
        }

        _taken.Add(name);
        return [.. array.EnumerateArray().Select(item => item.GetString()!)];
    }

    /// <summary>What is read of the members of an object of any nesting; taken.</summary>
    public IReadOnlyList<SummaryCharacteristic> Characteristics(string name)
    {
        if (!Has(name, JsonValueKind.Object, out var value))
        {
            return [];
        }

        _taken.Add(name);
        var reader = new CharacteristicsReader(Tell);
        reader.Read(value, JsonPointer.Append(pointer, name));
        return reader.Found;
    }

    /// <summary>What is read of each object in some members, which are one or an array; taken. Items of another kind are told as rest.</summary>
    public List<T> Each<T>(Func<SummaryNode, T> read, params ReadOnlySpan<string> names)
    {
        List<T> found = [];
        foreach (var name in names)
        {
            if (_taken.Contains(name) || !json.TryGetProperty(name, out var value))
            {
                continue;
            }

            var at = JsonPointer.Append(pointer, name);
            if (value.ValueKind == JsonValueKind.Object)
            {
                found.Add(Leave(new SummaryNode(value, at, unmapped), read));
                _taken.Add(name);
            }
            else if (value.ValueKind == JsonValueKind.Array)
            {
                _taken.Add(name);
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    if (item.ValueKind == JsonValueKind.Object)
                    {
                        found.Add(Leave(new SummaryNode(item, $"{at}/{index}", unmapped), read));
                    }
                    else
                    {
                        Tell($"{at}/{index}");
                    }

                    index++;
                }
            }
        }

        return found;
    }

    /// <summary>What is read of the one object in a member, or in an array there; taken only where it is one. Null where it is none or several.</summary>
    public T? One<T>(Func<SummaryNode, T> read, string name)
        where T : class? =>
        Has(name, JsonValueKind.Object, out _) || (Has(name, JsonValueKind.Array, out var array) && array.GetArrayLength() == 1) ? Each(read, name).FirstOrDefault() : null;

    /// <summary>Reads an object and tells its rest.</summary>
    public static T Leave<T>(SummaryNode node, Func<SummaryNode, T> read)
    {
        var result = read(node);
        node.TellRest();
        return result;
    }

    private bool Has(string name, JsonValueKind kind, out StrictJson value) => json.TryGetProperty(name, out value) && value.ValueKind == kind;

    private void TellRest()
    {
        foreach (var member in json.EnumerateObject())
        {
            if (!_taken.Contains(member.Name))
            {
                Tell(JsonPointer.Append(pointer, member.Name));
            }
        }
    }

    private void Tell(string at)
    {
        if (unmapped.Count < MaxUnmapped)
        {
            unmapped.Add(at);
        }
    }
}
