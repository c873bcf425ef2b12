using System.Text.Json.Nodes;

namespace Untp.Core.Status;

/// <summary>Where one status of a credential is to be read. Immutable.</summary>
/// <param name="Purpose">What the bit says.</param>
/// <param name="List">URL of the status list credential.</param>
/// <param name="Index">Which bit of the list.</param>
/// <param name="Pointer">RFC 6901 pointer to the entry in its credential; empty where it stands in none yet.</param>
public sealed record StatusEntry(StatusPurpose Purpose, string List, long Index, string Pointer = "")
{
    /// <summary>The type that entries have.</summary>
    public const string Type = "BitstringStatusListEntry";

    /// <summary>The value of <c>credentialStatus</c> that holds these entries: an object where there is one, else an array.</summary>
    /// <param name="entries">At least one.</param>
    /// <param name="isIntegerIndex">True writes the index as a number, as the schemas of UNTP 0.7.0 want it; else as a string, as W3C does.</param>
    public static JsonNode ToJson(IReadOnlyList<StatusEntry> entries, bool isIntegerIndex)
    {
        var nodes = entries.Select(entry => (JsonNode)entry.ToJson(isIntegerIndex)).ToArray();
        return nodes is [var one] ? one : new JsonArray(nodes);
    }

    private JsonObject ToJson(bool isIntegerIndex) => new()
    {
        ["id"] = $"{List}#{Index}",
        ["type"] = Type,
        ["statusPurpose"] = StatusPurposes.NameOf(Purpose),
        ["statusListIndex"] = isIntegerIndex ? JsonValue.Create(Index) : JsonValue.Create($"{Index}"),
        ["statusListCredential"] = List,
    };
}
