using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Summaries;

/// <summary>Reads characteristics, which are nested in any way: each number, text and flag in them, a number with its unit where a measure says one.</summary>
/// <param name="tell">Told where something has no place: null, an empty object, what is too much.</param>
internal sealed class CharacteristicsReader(Action<string> tell)
{
    /// <summary>More are not kept.</summary>
    public const int Max = 200;

    private readonly List<SummaryCharacteristic> _found = [];

    public IReadOnlyList<SummaryCharacteristic> Found => _found;

    /// <summary>Reads what stands at a pointer.</summary>
    /// <param name="json">The characteristics, or a part of them.</param>
    /// <param name="pointer">Where they stand in the document.</param>
    /// <param name="path">Where the part stands in them; empty for all.</param>
    public void Read(StrictJson json, string pointer, string path = "")
    {
        if (_found.Count == Max)
        {
            tell(pointer + path);
            return;
        }

        switch (json.ValueKind)
        {
            case JsonValueKind.Number when json.TryGetDouble(out var number):
                _found.Add(new(path, number));
                break;
            case JsonValueKind.String:
                _found.Add(new(path, Text: json.GetString()));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                _found.Add(new(path, Flag: json.GetBoolean()));
                break;
            case JsonValueKind.Object when Measure(json) is { } measure:
                _found.Add(new(path, measure.Value, measure.Unit));
                break;
            case JsonValueKind.Object when json.GetPropertyCount() > 0:
                foreach (var member in json.EnumerateObject())
                {
                    // Its class and its terms are no characteristics.
                    if (path.Length > 0 || member.Name is not ("type" or "@context"))
                    {
                        Read(member.Value, pointer, JsonPointer.Append(path, member.Name));
                    }
                }

                break;
            case JsonValueKind.Array when json.GetArrayLength() > 0:
                var index = 0;
                foreach (var item in json.EnumerateArray())
                {
                    Read(item, pointer, $"{path}/{index++}");
                }

                break;
            default:
                tell(pointer + path);
                break;
        }
    }

    private static SummaryMeasure? Measure(StrictJson json) =>
        json.GetPropertyCount() == 2
        && json.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
        && json.TryGetProperty("unit", out var unit) && unit.ValueKind == JsonValueKind.String
            ? new(number, unit.GetString())
            : null;
}
