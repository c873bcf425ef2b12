using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Untp.LinkedData.Json;

/// <summary>
/// Reads the tokens of a document in one pass, by the grammar of RFC 8259, section 2. It says only whether the text is JSON within the
/// limits: why it is not, and whether names or numbers break a demand that is dear to look at, <see cref="StrictJsonWalk"/> tells.
/// </summary>
internal ref struct JsonTokenizer
{
    // Beyond these names are not compared here, so that no document takes more than a few comparisons a name.
    private const int MaxOpenNames = 128;
    private const int MaxNamesOfObject = 48;
    private const int MaxNumberChars = 300;
    private const int None = -1;
    private const int Fault = -1;
    private const int BytesOfToken = 8;

    private readonly ReadOnlySpan<byte> _text;
    private readonly JsonLimits _limits;
    private readonly Span<int> _nameKeys;
    private readonly Span<int> _nameTokens;
    private JsonToken[] _tokens;
    private int _count;
    private int _values;
    private int _depth;
    private int _parent = None;
    private int _openNames;
    private bool _isDoubtful;

    private JsonTokenizer(ReadOnlySpan<byte> text, JsonLimits limits, Span<int> nameKeys, Span<int> nameTokens)
    {
        _text = text;
        _limits = limits;
        _nameKeys = nameKeys;
        _nameTokens = nameTokens;
        _tokens = ArrayPool<JsonToken>.Shared.Rent((text.Length / BytesOfToken) + 16);
    }

    /// <summary>The tokens of a text; null where it is not JSON or passes a limit.</summary>
    /// <param name="utf8">The text, which is UTF-8.</param>
    /// <param name="limits">Depth and count.</param>
    /// <param name="isPooled">True where the caller gives the tokens back; there is something behind them then.</param>
    /// <param name="isDoubtful">True where the walk has to look at names, escapes or numbers.</param>
    public static JsonToken[]? Read(ReadOnlySpan<byte> utf8, JsonLimits limits, bool isPooled, out bool isDoubtful)
    {
        Span<int> nameKeys = stackalloc int[MaxOpenNames];
        Span<int> nameTokens = stackalloc int[MaxOpenNames];
        var tokenizer = new JsonTokenizer(utf8, limits, nameKeys, nameTokens);
        var isJson = tokenizer.Run();
        isDoubtful = tokenizer._isDoubtful;
        if (isJson && isPooled)
        {
            return tokenizer._tokens;
        }

        var tokens = isJson ? tokenizer._tokens.AsSpan(0, tokenizer._count).ToArray() : null;
        ArrayPool<JsonToken>.Shared.Return(tokenizer._tokens);
        return tokens;
    }

    // Where reading goes on is passed from step to step; each answers where it ended, or Fault.
    private bool Run()
    {
        var at = 0;
        do
        {
            at = ReadValue(PassSpace(at));
        }
        while (at >= 0 && _parent != None);

        return at >= 0 && PassSpace(at) == _text.Length;
    }

    /// <summary>Reads a value or the opening of one, and whatever closes or divides up to where the next value begins.</summary>
    private int ReadValue(int at)
    {
        if (++_values > _limits.MaxValues)
        {
            return Fault;
        }

        switch (At(at))
        {
            case (byte)'"':
                return Follow(ReadString(at, JsonTokenKind.String));
            case (byte)'{':
                return ReadFirst(Open(at, JsonTokenKind.Object), (byte)'}');
            case (byte)'[':
                return ReadFirst(Open(at, JsonTokenKind.Array), (byte)']');
            case (byte)'t':
                return Follow(ReadLiteral(at, "true"u8, JsonTokenKind.True));
            case (byte)'f':
                return Follow(ReadLiteral(at, "false"u8, JsonTokenKind.False));
            case (byte)'n':
                return Follow(ReadLiteral(at, "null"u8, JsonTokenKind.Null));
            default:
                return Follow(ReadNumber(at));
        }
    }

    /// <summary>After a container was opened: closes it where it is empty; else goes on to its first value.</summary>
    private int ReadFirst(int at, byte end)
    {
        at = PassSpace(at);
        if (At(at) == end)
        {
            Close(at);
            return Follow(at + 1);
        }

        return end == '}' ? ReadName(at) : at;
    }

    /// <summary>After a value: closes what ends here; a fault where neither a next value nor the end is due.</summary>
    private int Follow(int at)
    {
        while (at >= 0 && _parent != None)
        {
            at = PassSpace(at);
            ref var parent = ref _tokens[_parent];
            parent.Count++;
            var isObject = parent.Kind == JsonTokenKind.Object;
            switch (At(at))
            {
                case (byte)',':
                    return isObject ? ReadName(PassSpace(at + 1)) : at + 1;
                case (byte)'}' when isObject:
                case (byte)']' when !isObject:
                    Close(at++);
                    break;
                default:
                    return Fault;
            }
        }

        return at;
    }

    private int Open(int at, JsonTokenKind kind)
    {
        if (_depth == _limits.MaxDepth)
        {
            return Fault;
        }

        _depth++;
        Add(new JsonToken(kind, at, _openNames, _parent + 1));
        _parent = _count - 1;
        return at + 1;
    }

    private void Close(int at)
    {
        ref var token = ref _tokens[_parent];
        _depth--;
        _openNames = token.Length;
        _parent = token.Next - 1;
        token.Length = at + 1 - token.Start;
        token.Next = _count;
    }

    private int ReadName(int at)
    {
        at = At(at) == '"' ? ReadString(at, JsonTokenKind.Name) : Fault;
        if (at < 0)
        {
            return Fault;
        }

        CompareName();
        at = PassSpace(at);
        return At(at) == ':' ? at + 1 : Fault;
    }

    /// <summary>Leaves to the walk what is perhaps there already, and what is not compared here.</summary>
    private void CompareName()
    {
        ref readonly var name = ref _tokens[_count - 1];
        var first = _tokens[_parent].Length;
        if (name.IsEscaped || _openNames == MaxOpenNames || _openNames - first == MaxNamesOfObject)
        {
            _isDoubtful = true;
            return;
        }

        var text = _text.Slice(name.Start, name.Length);
        var key = text.Length == 0 ? 0 : (text.Length << 16) | (text[0] << 8) | text[^1];
        for (var i = first; i < _openNames; i++)
        {
            if (_nameKeys[i] == key)
            {
                ref readonly var other = ref _tokens[_nameTokens[i]];
                _isDoubtful |= _text.Slice(other.Start, other.Length).SequenceEqual(text);
            }
        }

        _nameKeys[_openNames] = key;
        _nameTokens[_openNames++] = _count - 1;
    }

    /// <param name="at">The quote.</param>
    /// <param name="kind">String or name.</param>
    private int ReadString(int at, JsonTokenKind kind)
    {
        var start = ++at;
        while (true)
        {
            at = FindSpecial(at);
            switch (At(at))
            {
                case (byte)'"':
                    Add(new JsonToken(kind, start, at - start, _count + 1));
                    return at + 1;
                case (byte)'\\':
                    kind |= JsonTokenKind.EscapedName;
                    at = PassEscape(at);
                    if (at < 0)
                    {
                        return Fault;
                    }

                    break;
                default:
                    return Fault;
            }
        }
    }

    /// <summary>Where the next quote, backslash or control character stands, or the end.</summary>
    private readonly int FindSpecial(int at)
    {
        ref var text = ref MemoryMarshal.GetReference(_text);
        while (at + Vector256<byte>.Count <= _text.Length)
        {
            var block = Vector256.LoadUnsafe(ref text, (nuint)at);
            var special = Vector256.Equals(block, Vector256.Create((byte)'"'))
                | Vector256.Equals(block, Vector256.Create((byte)'\\'))
                | Vector256.LessThan(block, Vector256.Create((byte)' '));
            var bits = special.ExtractMostSignificantBits();
            if (bits != 0)
            {
                return at + BitOperations.TrailingZeroCount(bits);
            }

            at += Vector256<byte>.Count;
        }

        while (at < _text.Length && _text[at] is >= (byte)' ' and not (byte)'"' and not (byte)'\\')
        {
            at++;
        }

        return at;
    }

    private int PassEscape(int at)
    {
        switch (_text[(at + 1)..])
        {
            case [(byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t', ..]:
                return at + 2;
            case [(byte)'u', var a, var b, var c, var d, ..] when char.IsAsciiHexDigit((char)a) && char.IsAsciiHexDigit((char)b) && char.IsAsciiHexDigit((char)c) && char.IsAsciiHexDigit((char)d):
                // \ud... may be half of a pair.
                _isDoubtful |= a is (byte)'d' or (byte)'D';
                return at + 6;
            default:
                return Fault;
        }
    }

    private int ReadNumber(int at)
    {
        var start = at;
        at += At(at) == '-' ? 1 : 0;
        at = At(at) == '0' ? at + 1 : PassDigits(at);
        if (at >= 0 && At(at) == '.')
        {
            at = PassDigits(at + 1);
        }

        if (at >= 0 && At(at) is (byte)'e' or (byte)'E')
        {
            _isDoubtful = true;
            at++;
            at = PassDigits(at + (At(at) is (byte)'+' or (byte)'-' ? 1 : 0));
        }

        if (at >= 0)
        {
            _isDoubtful |= at - start > MaxNumberChars;
            Add(new JsonToken(JsonTokenKind.Number, start, at - start, _count + 1));
        }

        return at;
    }

    /// <summary>One at least.</summary>
    private readonly int PassDigits(int at)
    {
        var start = at;
        while (At(at) is >= (byte)'0' and <= (byte)'9')
        {
            at++;
        }

        return at > start ? at : Fault;
    }

    private int ReadLiteral(int at, ReadOnlySpan<byte> literal, JsonTokenKind kind)
    {
        if (!_text[at..].StartsWith(literal))
        {
            return Fault;
        }

        Add(new JsonToken(kind, at, literal.Length, _count + 1));
        return at + literal.Length;
    }

    /// <summary>The byte there; 0, which is nowhere allowed, at the end or where there was a fault.</summary>
    private readonly byte At(int at) => (uint)at < (uint)_text.Length ? _text[at] : (byte)0;

    private readonly int PassSpace(int at)
    {
        while ((uint)at < (uint)_text.Length && _text[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        return at;
    }

    private void Add(JsonToken token)
    {
        if (_count == _tokens.Length)
        {
            var larger = ArrayPool<JsonToken>.Shared.Rent(2 * _count);
            _tokens.CopyTo(larger, 0);
            ArrayPool<JsonToken>.Shared.Return(_tokens);
            _tokens = larger;
        }

        _tokens[_count++] = token;
    }
}
