using System.Text.Json;

namespace Untp.LinkedData.Json;

/// <summary>What a token is: a value's <see cref="JsonValueKind"/> or a name, and whether it has to be unescaped before it is read or compared.</summary>
internal enum JsonTokenKind : byte
{
    Name = 0,
    Object = JsonValueKind.Object,
    Array = JsonValueKind.Array,
    String = JsonValueKind.String,
    Number = JsonValueKind.Number,
    True = JsonValueKind.True,
    False = JsonValueKind.False,
    Null = JsonValueKind.Null,
    EscapedName = Name | 8,
    EscapedString = String | 8,
}
