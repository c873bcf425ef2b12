using System.Runtime.InteropServices;
using System.Text.Json;

namespace Untp.LinkedData.Json;

/// <summary>One token of a document: a value, or the name of a member, behind which its value stands.</summary>
/// <remarks>While a container is open, <see cref="Length"/> and <see cref="Next"/> are the tokenizer's own.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal struct JsonToken
{
    private const int KindShift = 28;
    private const uint NextMask = (1u << KindShift) - 1;
    private const uint EscapedBit = (uint)JsonTokenKind.EscapedName << KindShift;
    private uint _kindAndNext;

    public JsonToken(JsonTokenKind kind, int start, int length, int next)
    {
        Start = start;
        Length = length;
        _kindAndNext = ((uint)kind << KindShift) | (uint)next;
    }

    /// <summary>Most bytes and tokens of a document.</summary>
    public static int Max => (int)NextMask;

    /// <summary>Where its text begins; of a string or name behind the quote.</summary>
    public int Start { get; }

    /// <summary>Bytes of its text; of a string or name without the quotes.</summary>
    public int Length { get; set; }

    /// <summary>Members of an object, items of an array.</summary>
    public int Count { get; set; }

    public readonly JsonTokenKind Kind => (JsonTokenKind)(_kindAndNext >> KindShift);

    /// <summary>True where its text has to be unescaped.</summary>
    public readonly bool IsEscaped => (_kindAndNext & EscapedBit) != 0;

    /// <summary>What value it is; Undefined of a name.</summary>
    public readonly JsonValueKind ValueKind => (JsonValueKind)((_kindAndNext & ~EscapedBit) >> KindShift);

    /// <summary>The token behind it and all that it holds; of a name that is its value.</summary>
    public int Next
    {
        readonly get => (int)(_kindAndNext & NextMask);
        set => _kindAndNext = (_kindAndNext & ~NextMask) | (uint)value;
    }
}
