using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Rules.Checks;

/// <summary>Members of objects that may be anything, without making a tree of them.</summary>
internal static class JsonMembers
{
    /// <summary>True where a member says anything: it is there, and neither null nor an empty array, object or text.</summary>
    public static bool Says(this in StrictJson node, ReadOnlySpan<byte> name) => node.TryGetProperty(name, out var value) && value.ValueKind switch
    {
        JsonValueKind.Null => false,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Object => value.GetPropertyCount() > 0,
        JsonValueKind.String => !value.ValueEquals(""u8),
        _ => true,
    };

    public static bool IsTrue(this in StrictJson node, ReadOnlySpan<byte> name) => node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>Null where it is missing or no number.</summary>
    public static double? Number(this in StrictJson node, ReadOnlySpan<byte> name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;

    public static bool TryGetText(this in StrictJson node, ReadOnlySpan<byte> name, out StrictJson value) =>
        node.TryGetProperty(name, out value) && value.ValueKind == JsonValueKind.String;

    public static bool TryGetObject(this in StrictJson node, ReadOnlySpan<byte> name, out StrictJson value) =>
        node.TryGetProperty(name, out value) && value.ValueKind == JsonValueKind.Object;

    public static bool TryGetArray(this in StrictJson node, ReadOnlySpan<byte> name, out StrictJson value) =>
        node.TryGetProperty(name, out value) && value.ValueKind == JsonValueKind.Array;
}
