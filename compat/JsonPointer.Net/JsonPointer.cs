using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Json.Pointer;

/// <summary>A JSON Pointer.</summary>
/// <remarks>Threads: immutable. Source: RFC 6901.</remarks>
[JsonConverter(typeof(JsonPointerJsonConverter))]
public sealed class JsonPointer : IEquatable<JsonPointer>
{
    /// <summary>The pointer to the whole document.</summary>
    public static readonly JsonPointer Empty = new([]);

    private JsonPointer(PointerSegment[] segments) => Segments = segments;

    /// <summary>The reference tokens, decoded.</summary>
    public PointerSegment[] Segments { get; }

    /// <summary>Whether both have the same segments.</summary>
    public static bool operator ==(JsonPointer? left, JsonPointer? right) => Equals(left, right);

    /// <summary>Whether their segments differ.</summary>
    public static bool operator !=(JsonPointer? left, JsonPointer? right) => !Equals(left, right);

    /// <summary>Makes a pointer of segments.</summary>
    public static JsonPointer Create(params PointerSegment[] segments) => Create((IEnumerable<PointerSegment>)segments);

    /// <summary>Makes a pointer of segments.</summary>
    public static JsonPointer Create(IEnumerable<PointerSegment> segments) => new(segments.ToArray());

    /// <summary>Reads a pointer: plain, or, where it begins with <c>#</c>, in its URI fragment form.</summary>
    /// <exception cref="FormatException">The text is not a JSON Pointer.</exception>
    public static JsonPointer Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return TryParse(source, out var pointer) ? pointer! : throw new FormatException("The text is not a JSON Pointer.");
    }

    /// <summary>Reads a pointer as <see cref="Parse"/> does; false where the text is none.</summary>
    public static bool TryParse(string? source, out JsonPointer? pointer)
    {
        pointer = null;
        if (source is null)
        {
            return false;
        }

        var plain = source.StartsWith('#') ? Uri.UnescapeDataString(source[1..]) : source;
        if (plain.Length > 0 && plain[0] != '/')
        {
            return false;
        }

        var segments = plain.Split('/').Skip(1).Select(PointerSegment.Decode).ToArray();
        if (Array.Exists(segments, segment => segment is null))
        {
            return false;
        }

        pointer = new(segments!);
        return true;
    }

    /// <summary>This pointer, followed by another.</summary>
    public JsonPointer Combine(JsonPointer other) => Combine(other.Segments);

    /// <summary>This pointer, followed by further segments.</summary>
    public JsonPointer Combine(params PointerSegment[] additionalSegments) => new([.. Segments, .. additionalSegments]);

    /// <summary>Finds the value that the pointer references. True with null: the value is JSON null.</summary>
    public bool TryEvaluate(JsonNode? root, out JsonNode? result)
    {
        result = root;
        foreach (var segment in Segments)
        {
            var found = result switch
            {
                JsonObject members => members.TryGetPropertyValue(segment.Value, out result),
                JsonArray items => TryGetItem(items, segment.Value, out result),
                _ => false,
            };

            if (!found)
            {
                result = null;
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc />
    public bool Equals(JsonPointer? other) => other is not null && Segments.AsSpan().SequenceEqual(other.Segments);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as JsonPointer);

    /// <inheritdoc />
    public override int GetHashCode() => Segments.GetCollectionHashCode();

    /// <summary>The pointer as text, in its plain form.</summary>
    public override string ToString() => string.Concat(Segments.Select(segment => $"/{segment}"));

    // RFC 6901 section 4: digits without a leading zero; "-" names the item after the last, which no document has.
    private static bool TryGetItem(JsonArray items, string token, out JsonNode? item)
    {
        var isIndex = int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) &&
            (token.Length == 1 || token[0] != '0');
        var isFound = isIndex && index < items.Count;
        item = isFound ? items[index] : null;
        return isFound;
    }
}
