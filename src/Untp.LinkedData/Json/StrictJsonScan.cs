using System.Runtime.InteropServices;

namespace Untp.LinkedData.Json;

/// <summary>
/// Tells fast that a document keeps to the demands of <see cref="StrictJsonWalk"/>, as nearly all do, without a string or a token built.
/// It may say "perhaps not" of any document; of text that is no JSON its answer means nothing, for the parser refuses that anyway.
/// </summary>
internal ref struct StrictJsonScan
{
    // Beyond these it does not tell, and the walk does; so no document takes more than a few comparisons a name.
    private const int MaxDepth = 64;
    private const int MaxOpenNames = 256;
    private const int MaxNamesOfObject = 48;
    private const int MaxNumberChars = 300;
    private const int Array = -1;

    private readonly ReadOnlySpan<byte> _text;
    private readonly Span<Name> _names;
    private readonly Span<int> _levels;
    private readonly int _maxValues;
    private readonly int _maxDepth;
    private int _at;
    private int _values;
    private int _depth;
    private int _openNames;

    // Only where the innermost level is an object.
    private bool _isNameNext;

    private StrictJsonScan(ReadOnlySpan<byte> text, JsonLimits limits, Span<Name> names, Span<int> levels)
    {
        _text = text;
        _names = names;
        _levels = levels;
        _maxValues = limits.MaxValues;
        _maxDepth = Math.Min(limits.MaxDepth, MaxDepth);
    }

    /// <summary>True where the text, if it is JSON, holds no duplicate member, half surrogate pair or number out of range, and keeps to the limits.</summary>
    public static bool IsClean(ReadOnlySpan<byte> utf8, JsonLimits limits)
    {
        Span<Name> names = stackalloc Name[MaxOpenNames];
        Span<int> levels = stackalloc int[MaxDepth];
        return new StrictJsonScan(utf8, limits, names, levels).Run();
    }

    private bool Run()
    {
        while (_at < _text.Length)
        {
            var isClean = true;
            switch (_text[_at++])
            {
                case (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t':
                    break;
                case (byte)',':
                    _isNameNext = _depth > 0 && _levels[_depth - 1] != Array;
                    break;
                case (byte)':':
                    _isNameNext = false;
                    break;
                case (byte)'"':
                    isClean = PassString();
                    break;
                case (byte)'{':
                    isClean = Open(_openNames);
                    break;
                case (byte)'[':
                    isClean = Open(Array);
                    break;
                case (byte)'}' or (byte)']':
                    isClean = Close();
                    break;
                default:
                    isClean = PassNumberOrLiteral();
                    break;
            }

            if (!isClean)
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="firstName">Where the names of an object begin; <see cref="Array"/> of an array.</param>
    private bool Open(int firstName)
    {
        if (_depth == _maxDepth || !CountValue())
        {
            return false;
        }

        _levels[_depth++] = firstName;
        _isNameNext = firstName != Array;
        return true;
    }

    private bool Close()
    {
        if (_depth == 0)
        {
            return false;
        }

        var firstName = _levels[--_depth];
        _openNames = firstName == Array ? _openNames : firstName;
        _isNameNext = false;
        return true;
    }

    private bool PassString()
    {
        var start = _at;
        while (true)
        {
            var length = _text[_at..].IndexOfAny((byte)'"', (byte)'\\');
            if (length < 0)
            {
                return false;
            }

            _at += length + 1;
            if (_text[_at - 1] == '"')
            {
                return _isNameNext ? AddName(start, _at - 1 - start) : CountValue();
            }

            // A name with escapes has to be unescaped to be compared; \ud... may be half of a pair.
            var isUnicode = _at < _text.Length && _text[_at] == 'u';
            if (_isNameNext || (isUnicode && _at + 1 < _text.Length && _text[_at + 1] is (byte)'d' or (byte)'D'))
            {
                return false;
            }

            _at = Math.Min(_at + 1, _text.Length);
        }
    }

    private bool PassNumberOrLiteral()
    {
        var start = _at - 1;
        var isNumber = _text[start] is (byte)'-' or (>= (byte)'0' and <= (byte)'9');
        while (_at < _text.Length && _text[_at] is not ((byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
        {
            if (isNumber && _text[_at] is (byte)'e' or (byte)'E')
            {
                return false;
            }

            _at++;
        }

        return _at - start <= MaxNumberChars && CountValue();
    }

    private bool CountValue() => ++_values <= _maxValues;

    /// <summary>False where the object has the name already, or more than are compared.</summary>
    private bool AddName(int start, int length)
    {
        _isNameNext = false;
        var first = _levels[_depth - 1];
        if (_openNames == MaxOpenNames || _openNames - first == MaxNamesOfObject)
        {
            return false;
        }

        var text = _text.Slice(start, length);
        var key = length == 0 ? 0 : (length << 16) | (text[0] << 8) | text[^1];
        foreach (var other in _names[first.._openNames])
        {
            if (other.Key == key && _text.Slice(other.Start, other.Length).SequenceEqual(text))
            {
                return false;
            }
        }

        _names[_openNames++] = new Name(key, start, length);
        return true;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Name(int Key, int Start, int Length);
}
