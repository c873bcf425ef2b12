using System.Text;
using System.Text.Json;

namespace Untp.LinkedData.Json;

/// <summary>A member of an object. Immutable.</summary>
public readonly struct StrictJsonMember
{
    private readonly StrictJsonText _text;
    private readonly int _index;

    internal StrictJsonMember(StrictJsonText text, int index) => (_text, _index) = (text, index);

    /// <summary>The name, unescaped.</summary>
    public string Name => Encoding.UTF8.GetString(Utf8Name);

    /// <summary>The value.</summary>
    public StrictJson Value => new(_text, _index + 1);

    /// <summary>The name in UTF-8, unescaped; a copy only where it is written with escapes.</summary>
    public ReadOnlySpan<byte> Utf8Name => _text.PlainOf(_text[_index]);

    /// <summary>Whether the name reads so.</summary>
    /// <param name="name">The name.</param>
    public bool NameEquals(ReadOnlySpan<char> name) => _text.Reads(_text[_index], name);

    /// <summary>Whether the name reads so.</summary>
    /// <param name="utf8Name">The name in UTF-8.</param>
    public bool NameEquals(ReadOnlySpan<byte> utf8Name) => _text.Reads(_text[_index], utf8Name);

    /// <summary>Writes the member as it was written.</summary>
    /// <param name="writer">The writer, in an object.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WritePropertyName(Utf8Name);
        Value.WriteTo(writer);
    }

    /// <summary>Takes name and value apart.</summary>
    /// <param name="name">The name, unescaped.</param>
    /// <param name="value">The value.</param>
    public void Deconstruct(out string name, out StrictJson value) => (name, value) = (Name, Value);
}
