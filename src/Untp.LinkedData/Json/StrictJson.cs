using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Untp.LinkedData.Json;

/// <summary>
/// A JSON value that <see cref="StrictJsonReader"/> has read. It is a place among the finished tokens of its document: nothing is built for
/// values that nobody asks for. The default is no value. Immutable. Threads: safe.
/// </summary>
/// <remarks>Members that read one kind of value throw <see cref="InvalidOperationException"/> on another, which is a fault of the caller's.</remarks>
[JsonConverter(typeof(StrictJsonConverter))]
public readonly struct StrictJson
{
    private static readonly JsonDocumentOptions _asDeepAsItIs = new() { MaxDepth = int.MaxValue };
    private readonly StrictJsonText? _text;
    private readonly int _index;

    internal StrictJson(StrictJsonText text, int index) => (_text, _index) = (text, index);

    /// <summary>What the value is; Undefined of the default.</summary>
    public JsonValueKind ValueKind => _text is null ? JsonValueKind.Undefined : _text[_index].ValueKind;

    /// <summary>The value as it was written, UTF-8, white space and escapes included; empty of the default.</summary>
    public ReadOnlySpan<byte> RawUtf8 => _text is null ? default : _text.RawOf(_text[_index]);

    /// <summary>The document's text; for those who go through the tokens themselves.</summary>
    internal StrictJsonText Text => _text ?? throw Mismatch("a value");

    /// <summary>Where the value stands among the document's tokens.</summary>
    internal int Index => _index;

    /// <summary>An item of an array.</summary>
    /// <param name="index">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public StrictJson this[int index]
    {
        get
        {
            var left = index;
            foreach (var item in EnumerateArray())
            {
                if (left-- == 0)
                {
                    return item;
                }
            }

            throw new ArgumentOutOfRangeException(nameof(index));
        }
    }

    /// <summary>Reads text of our own.</summary>
    /// <param name="utf8">JSON; at most 16 MiB, 1,000 levels.</param>
    /// <exception cref="FormatException">It is not strict JSON.</exception>
    public static StrictJson Parse(ReadOnlySpan<byte> utf8)
    {
        var json = StrictJsonReader.Read(utf8, new JsonLimits { MaxBytes = 16 * 1024 * 1024, MaxDepth = 1000, MaxValues = int.MaxValue });
        return json.IsSuccess ? json.Value : throw new FormatException(json.Problems[0].Message);
    }

    /// <summary>The same of a string.</summary>
    /// <param name="json">JSON.</param>
    /// <exception cref="FormatException">It is not strict JSON.</exception>
    public static StrictJson Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    /// <summary>The value that an object of ours is written as.</summary>
    /// <param name="value">What a serializer writes.</param>
    /// <exception cref="FormatException">It is not written as strict JSON.</exception>
    public static StrictJson From<T>(T value) => Parse(JsonSerializer.SerializeToUtf8Bytes(value));

    /// <summary>Items of an array.</summary>
    public int GetArrayLength() => TokenOf(JsonTokenKind.Array).Count;

    /// <summary>Members of an object.</summary>
    public int GetPropertyCount() => TokenOf(JsonTokenKind.Object).Count;

    /// <summary>The items of an array, in order.</summary>
    public StrictJsonItems EnumerateArray() => new(Text, _index, TokenOf(JsonTokenKind.Array));

    /// <summary>The members of an object, in order.</summary>
    public StrictJsonMembers EnumerateObject() => new(Text, _index, TokenOf(JsonTokenKind.Object));

    /// <summary>A member.</summary>
    /// <param name="name">The name, as it reads.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public StrictJson GetProperty(string name) => TryGetProperty(name, out var value) ? value : throw new KeyNotFoundException(name);

    /// <summary>The text of a member; null where it is missing or no string, or this is no object.</summary>
    /// <param name="name">The name, as it reads.</param>
    public string? FindString(string name) => TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The same by a name in UTF-8.</summary>
    /// <param name="utf8Name">The name, as it reads.</param>
    public string? FindString(ReadOnlySpan<byte> utf8Name) => TryGetProperty(utf8Name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A member; false also where this is no object.</summary>
    /// <param name="name">The name, as it reads.</param>
    /// <param name="value">The member's value.</param>
    public bool TryGetProperty(string name, out StrictJson value)
    {
        if (_text is { } text && text[_index].Kind == JsonTokenKind.Object)
        {
            for (int i = _index + 1, end = text[_index].Next; i < end; i = text[i + 1].Next)
            {
                if (text.Reads(text[i], name))
                {
                    value = new(text, i + 1);
                    return true;
                }
            }
        }

        value = default;
        return false;
    }

    /// <summary>The same by a name in UTF-8.</summary>
    /// <param name="utf8Name">The name, as it reads.</param>
    /// <param name="value">The member's value.</param>
    public bool TryGetProperty(ReadOnlySpan<byte> utf8Name, out StrictJson value)
    {
        if (_text is { } text && text[_index].Kind == JsonTokenKind.Object)
        {
            for (int i = _index + 1, end = text[_index].Next; i < end; i = text[i + 1].Next)
            {
                if (text.Reads(text[i], utf8Name))
                {
                    value = new(text, i + 1);
                    return true;
                }
            }
        }

        value = default;
        return false;
    }

    /// <summary>Where a value stands in this one.</summary>
    /// <param name="inner">A value that is part of this one, of the same document.</param>
    /// <returns>RFC 6901 pointer; empty for this value itself.</returns>
    /// <exception cref="ArgumentException">It is part of another.</exception>
    public string PointerTo(StrictJson inner)
    {
        var text = Text;
        if (!ReferenceEquals(text, inner._text) || inner._index < _index || inner._index >= Math.Max(text[_index].Next, _index + 1))
        {
            throw new ArgumentException("The value is no part of this one.", nameof(inner));
        }

        var pointer = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        Span<char> room = stackalloc char[64];
        for (var at = _index; at != inner._index;)
        {
            var isObject = text[at].Kind == JsonTokenKind.Object;
            var child = at + 1;
            var index = 0;
            for (int next; (next = text[isObject ? child + 1 : child].Next) <= inner._index; child = next)
            {
                index++;
            }

            pointer.AppendLiteral("/");
            if (isObject)
            {
                pointer.AppendFormatted(NameIn(room, new StrictJsonMember(text, child)));
            }
            else
            {
                pointer.AppendFormatted(index);
            }

            at = isObject ? child + 1 : child;
        }

        return pointer.ToStringAndClear();
    }

    /// <summary>A name as it stands in a pointer, where it fits in the room given.</summary>
    private static ReadOnlySpan<char> NameIn(Span<char> room, StrictJsonMember member)
    {
        var utf8 = member.Utf8Name;
        return utf8.Length <= room.Length && !utf8.ContainsAny((byte)'~', (byte)'/')
            ? room[..Encoding.UTF8.GetChars(utf8, room)]
            : JsonPointer.Escape(member.Name);
    }

    /// <summary>A string, unescaped; null of <c>null</c>.</summary>
    public string? GetString() => ValueKind switch
    {
        JsonValueKind.String => Encoding.UTF8.GetString(GetUtf8()),
        JsonValueKind.Null => null,
        _ => throw Mismatch("a string"),
    };

    /// <summary>Whether this is a string that reads so.</summary>
    /// <param name="text">The text.</param>
    public bool ValueEquals(ReadOnlySpan<char> text) => ValueKind == JsonValueKind.String && Text.Reads(Text[_index], text);

    /// <summary>Whether this is a string that reads so.</summary>
    /// <param name="utf8">The text in UTF-8.</param>
    public bool ValueEquals(ReadOnlySpan<byte> utf8) => ValueKind == JsonValueKind.String && Text.Reads(Text[_index], utf8);

    /// <summary>A string's text in UTF-8, unescaped; a copy only where it is written with escapes.</summary>
    public ReadOnlySpan<byte> GetUtf8() => ValueKind == JsonValueKind.String ? Text.PlainOf(Text[_index]) : throw Mismatch("a string");

    /// <summary>True or false.</summary>
    public bool GetBoolean() => ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Mismatch("true or false"),
    };

    /// <summary>A number as a double; every number of a document fits one.</summary>
    public double GetDouble() => TryGetDouble(out var value) ? value : throw Mismatch("a number");

    /// <summary>A number as a double; false where this is no number.</summary>
    /// <param name="value">The number.</param>
    public bool TryGetDouble(out double value)
    {
        value = 0;
        return ValueKind == JsonValueKind.Number && Utf8Parser.TryParse(RawUtf8, out value, out var read) && read == RawUtf8.Length && double.IsFinite(value);
    }

    /// <summary>A whole number written without fraction and exponent; false where this is none, or is too large.</summary>
    /// <param name="value">The number.</param>
    public bool TryGetInt32(out int value)
    {
        value = 0;
        return ValueKind == JsonValueKind.Number && Utf8Parser.TryParse(RawUtf8, out value, out var read) && read == RawUtf8.Length;
    }

    /// <summary>A whole number written without fraction and exponent; false where this is none, or is too large.</summary>
    /// <param name="value">The number.</param>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        return ValueKind == JsonValueKind.Number && Utf8Parser.TryParse(RawUtf8, out value, out var read) && read == RawUtf8.Length;
    }

    /// <summary>A whole number written without fraction and exponent.</summary>
    public int GetInt32() => TryGetInt32(out var value) ? value : throw Mismatch("a whole number of 32 bits");

    /// <summary>A whole number written without fraction and exponent.</summary>
    public long GetInt64() => TryGetInt64(out var value) ? value : throw Mismatch("a whole number of 64 bits");

    /// <summary>The value as it was written.</summary>
    public string GetRawText() => Encoding.UTF8.GetString(RawUtf8);

    /// <summary>The value as an element of System.Text.Json, which is built anew each time.</summary>
    public JsonElement ToElement() => JsonElement.Parse(RawUtf8, _asDeepAsItIs);

    /// <summary>Writes the value as it was written.</summary>
    /// <param name="writer">The writer.</param>
    public void WriteTo(Utf8JsonWriter writer) => writer.WriteRawValue(RawUtf8, skipInputValidation: true);

    /// <summary>A string's text; any other value as it was written.</summary>
    public override string ToString() => ValueKind == JsonValueKind.String ? GetString()! : GetRawText();

    private JsonToken TokenOf(JsonTokenKind kind) => _text is { } text && text[_index].Kind == kind ? text[_index] : throw Mismatch(kind == JsonTokenKind.Array ? "an array" : "an object");

    private InvalidOperationException Mismatch(string expected) => new($"The value is {ValueKind}, not {expected}.");
}
