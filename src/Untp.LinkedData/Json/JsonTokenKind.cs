namespace Untp.LinkedData.Json;

/// <summary>What a token is. Those with escapes have to be unescaped before they are read or compared.</summary>
internal enum JsonTokenKind : byte
{
    Object,
    Array,
    String,
    EscapedString,
    Name,
    EscapedName,
    Number,
    True,
    False,
    Null,
}
