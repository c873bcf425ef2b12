namespace Json.Pointer;

/// <summary>A Relative JSON Pointer: read and written, not evaluated.</summary>
/// <remarks>Source: draft-bhutton-relative-json-pointer-00, section 3.</remarks>
public sealed class RelativeJsonPointer
{
    private readonly string _source;

    private RelativeJsonPointer(string source) => _source = source;

    /// <summary>Reads a relative pointer: levels up, an optional move in the array, then a pointer or <c>#</c>.</summary>
    public static bool TryParse(string? source, out RelativeJsonPointer? pointer)
    {
        pointer = null;
        var rest = source.AsSpan();
        if (!SkipNumber(ref rest, mayBeZero: true))
        {
            return false;
        }

        if (rest is ['+' or '-', ..])
        {
            rest = rest[1..];
            if (!SkipNumber(ref rest, mayBeZero: false))
            {
                return false;
            }
        }

        if (rest is not "#" && (rest.StartsWith('#') || !JsonPointer.TryParse(rest.ToString(), out _)))
        {
            return false;
        }

        pointer = new(source!);
        return true;
    }

    /// <summary>The relative pointer as it was read.</summary>
    public override string ToString() => _source;

    private static bool SkipNumber(ref ReadOnlySpan<char> text, bool mayBeZero)
    {
        var length = text.IndexOfAnyExceptInRange('0', '9');
        var digits = length < 0 ? text : text[..length];
        text = text[digits.Length..];
        return digits is "0" ? mayBeZero : digits.Length > 0 && digits[0] != '0';
    }
}
