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
    private const int MaxOpenNames = 256;
    private const int MaxNamesOfObject = 48;
    private const int MaxNumberChars = 300;
    private const int None = -1;
    private const int BytesOfToken = 8;

    private readonly ReadOnlySpan<byte> _text;
    private readonly JsonLimits _limits;
    private readonly Span<int> _nameKeys;
    private readonly Span<int> _nameTokens;
    private JsonToken[] _tokens;
    private int _count;
    private int _at;
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

    private bool Run()
    {
        do
        {
            if (!ReadValue())
            {
                return false;
            }
        }
        while (_parent != None);

        return PassSpace() == 0 && _at >= _text.Length;
    }

    /// <summary>Reads a value or the opening of one, and whatever closes or divides up to where the next value begins.</summary>
    private bool ReadValue()
    {
        var first = PassSpace();
        if (++_values > _limits.MaxValues)
        {
            return false;
        }

        switch (first)
        {
            case (byte)'"':
                return ReadString(JsonTokenKind.String) && Follow();
            case (byte)'{':
                return Open(JsonTokenKind.Object) && (TryClose((byte)'}') ? Follow() : ReadName());
            case (byte)'[':
                return Open(JsonTokenKind.Array) && (!TryClose((byte)']') || Follow());
            case (byte)'t':
                return ReadLiteral("true"u8, JsonTokenKind.True) && Follow();
            case (byte)'f':
                return ReadLiteral("false"u8, JsonTokenKind.False) && Follow();
            case (byte)'n':
                return ReadLiteral("null"u8, JsonTokenKind.Null) && Follow();
            default:
                return ReadNumber() && Follow();
        }
    }

    /// <summary>After a value: closes what ends here; false where neither a next value nor the end is due.</summary>
    private bool Follow()
    {
        while (_parent != None)
        {
            ref var parent = ref _tokens[_parent];
            parent.Count++;
            var isObject = parent.Kind == JsonTokenKind.Object;
            switch (PassSpace())
            {
                case (byte)',':
                    _at++;
                    return !isObject || ReadName();
                case (byte)'}' when isObject:
                case (byte)']' when !isObject:
                    Close();
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private bool Open(JsonTokenKind kind)
    {
        if (_depth == _limits.MaxDepth)
        {
            return false;
        }

        _depth++;
        Add(new JsonToken(kind, _at++, _openNames, _parent + 1));
        _parent = _count - 1;
        return true;
    }

    private bool TryClose(byte end)
    {
        if (PassSpace() != end)
        {
            return false;
        }

        Close();
        return true;
    }

    private void Close()
    {
        ref var token = ref _tokens[_parent];
        _at++;
        _depth--;
        _openNames = token.Length;
        _parent = token.Next - 1;
        token.Length = _at - token.Start;
        token.Next = _count;
    }

    private bool ReadName()
    {
        if (PassSpace() != (byte)'"' || !ReadString(JsonTokenKind.Name))
        {
            return false;
        }

        CompareName();
        if (PassSpace() != (byte)':')
        {
            return false;
        }

        _at++;
        return true;
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

    /// <param name="kind">String or name.</param>
    private bool ReadString(JsonTokenKind kind)
    {
        var start = ++_at;
        while (true)
        {
            FindSpecial();
            if (_at >= _text.Length)
            {
                return false;
            }

            switch (_text[_at])
            {
                case (byte)'"':
                    Add(new JsonToken(kind, start, _at - start, _count + 1));
                    _at++;
                    return true;
                case (byte)'\\':
                    kind |= JsonTokenKind.EscapedName;
                    if (!PassEscape())
                    {
                        return false;
                    }

                    break;
                default:
                    return false;
            }
        }
    }

    /// <summary>Goes on to a quote, a backslash, a control character or the end.</summary>
    private void FindSpecial()
    {
        ref var text = ref MemoryMarshal.GetReference(_text);
        while (_at + Vector256<byte>.Count <= _text.Length)
        {
            var block = Vector256.LoadUnsafe(ref text, (nuint)_at);
            var special = Vector256.Equals(block, Vector256.Create((byte)'"'))
                | Vector256.Equals(block, Vector256.Create((byte)'\\'))
                | Vector256.LessThan(block, Vector256.Create((byte)' '));
            var bits = special.ExtractMostSignificantBits();
            if (bits != 0)
            {
                _at += BitOperations.TrailingZeroCount(bits);
                return;
            }

            _at += Vector256<byte>.Count;
        }

        while (_at < _text.Length && _text[_at] is >= (byte)' ' and not (byte)'"' and not (byte)'\\')
        {
            _at++;
        }
    }

    private bool PassEscape()
    {
        var rest = _text[(_at + 1)..];
        switch (rest)
        {
            case [(byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t', ..]:
                _at += 2;
                return true;
            case [(byte)'u', var a, var b, var c, var d, ..] when char.IsAsciiHexDigit((char)a) && char.IsAsciiHexDigit((char)b) && char.IsAsciiHexDigit((char)c) && char.IsAsciiHexDigit((char)d):
                // \ud... may be half of a pair.
                _isDoubtful |= a is (byte)'d' or (byte)'D';
                _at += 6;
                return true;
            default:
                return false;
        }
    }

    private bool ReadNumber()
    {
        var start = _at;
        _at += Peek() == '-' ? 1 : 0;
        if (Peek() == '0')
        {
            _at++;
        }
        else if (!PassDigits())
        {
            return false;
        }

        if (Peek() == '.')
        {
            _at++;
            if (!PassDigits())
            {
                return false;
            }
        }

        if (Peek() is (byte)'e' or (byte)'E')
        {
            _isDoubtful = true;
            _at++;
            _at += Peek() is (byte)'+' or (byte)'-' ? 1 : 0;
            if (!PassDigits())
            {
                return false;
            }
        }

        _isDoubtful |= _at - start > MaxNumberChars;
        Add(new JsonToken(JsonTokenKind.Number, start, _at - start, _count + 1));
        return true;
    }

    private bool PassDigits()
    {
        var start = _at;
        while (Peek() is >= (byte)'0' and <= (byte)'9')
        {
            _at++;
        }

        return _at > start;
    }

    private bool ReadLiteral(ReadOnlySpan<byte> literal, JsonTokenKind kind)
    {
        if (!_text[_at..].StartsWith(literal))
        {
            return false;
        }

        Add(new JsonToken(kind, _at, literal.Length, _count + 1));
        _at += literal.Length;
        return true;
    }

    /// <summary>The byte here; 0, which is nowhere allowed, at the end.</summary>
    private readonly byte Peek() => _at < _text.Length ? _text[_at] : (byte)0;

    private byte PassSpace()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c > ' ' || c is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return c;
            }

            _at++;
        }

        return 0;
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
