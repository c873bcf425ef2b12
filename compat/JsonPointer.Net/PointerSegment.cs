using System.Globalization;

namespace Json.Pointer;

/// <summary>One reference token of a JSON Pointer, decoded: a member's name or an index.</summary>
public sealed class PointerSegment : IEquatable<PointerSegment>
{
    private PointerSegment(string value) => Value = value;

    /// <summary>The token with <c>~1</c> and <c>~0</c> decoded.</summary>
    public string Value { get; }

    /// <summary>A segment that names a member.</summary>
    public static implicit operator PointerSegment(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value);
    }

    /// <summary>A segment that is an index.</summary>
    public static implicit operator PointerSegment(int value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether both are the same token.</summary>
    public static bool operator ==(PointerSegment? left, PointerSegment? right) => Equals(left, right);

    /// <summary>Whether they are different tokens.</summary>
    public static bool operator !=(PointerSegment? left, PointerSegment? right) => !Equals(left, right);

    /// <inheritdoc />
    public bool Equals(PointerSegment? other) => other is not null && string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as PointerSegment);

    /// <inheritdoc />
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>The token as it stands in a pointer: <c>~</c> as <c>~0</c>, <c>/</c> as <c>~1</c>.</summary>
    public override string ToString() =>
        Value.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>Decodes a token; null where a <c>~</c> is followed by neither <c>0</c> nor <c>1</c>.</summary>
    internal static PointerSegment? Decode(string token)
    {
        for (var at = token.IndexOf('~'); at >= 0; at = token.IndexOf('~', at + 1))
        {
            if (at + 1 == token.Length || token[at + 1] is not ('0' or '1'))
            {
                return null;
            }
        }

        // RFC 6901 section 4: ~1 first, so that ~01 becomes ~1 and not /.
        return new(token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
    }
}
