using System.Globalization;
using System.Text;

namespace Untp.Core.Schemas.Patterns;

/// <summary>
/// Rewrites a pattern of ECMA-262 (flag u) for .NET: ASCII <c>\d</c> and <c>\w</c>, ECMAScript's white space, <c>$</c> at the very end only,
/// characters beyond U+FFFF as one. Not held: scripts and other properties than general categories, and categories beyond U+FFFF.
/// </summary>
internal sealed class EcmaPattern
{
    private readonly string _pattern;
    private readonly StringBuilder _out = new();
    private int _at;

    private EcmaPattern(string pattern) => _pattern = pattern;

    /// <summary>The pattern for .NET's engine.</summary>
    /// <exception cref="FormatException">It is no pattern of ECMA-262, or asks for what is not held.</exception>
    public static string Translate(string pattern)
    {
        var translation = new EcmaPattern(pattern);
        while (translation._at < pattern.Length)
        {
            translation.Next();
        }

        return translation._out.ToString();
    }

    private void Next()
    {
        switch (_pattern[_at])
        {
            case '\\':
                _at++;
                Escape();
                break;
            case '[':
                _at++;
                ReadClass();
                break;
            case '.':
                _at++;
                new CharacterClass().Add('\n').Add('\r').Add(0x2028).Add(0x2029).WriteTo(_out, isNegated: true);
                break;
            case '$':
                _at++;
                _out.Append(@"\z");
                break;
            case '(':
                Group();
                break;
            case '{' when QuantifierLength(_pattern.AsSpan(_at)) is > 0 and var length:
                _out.Append(_pattern, _at, length);
                _at += length;
                break;
            case '^' or '|' or ')' or '*' or '+' or '?':
                _out.Append(_pattern[_at++]);
                break;
            default:
                Literal(ReadRune());
                break;
        }
    }

    private void Group()
    {
        var rest = _pattern.AsSpan(_at);
        var length = rest switch
        {
            ['(', '?', '<', '=' or '!', ..] => 4,
            ['(', '?', ':' or '=' or '!', ..] => 3,
            ['(', '?', '<', ..] when rest.IndexOf('>') is > 3 and var end => end + 1,
            ['(', '?', ..] => throw new FormatException("a group begins as ECMA-262 does not have it"),
            _ => 1,
        };
        _out.Append(rest[..length]);
        _at += length;
    }

    /// <summary>Characters of {n}, {n,} or {n,m}; zero where a brace stands for itself.</summary>
    private static int QuantifierLength(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('}');
        var inner = end > 1 ? text[1..end] : default;
        return inner.Length > 0 && char.IsAsciiDigit(inner[0]) && inner.IndexOfAnyExceptInRange('0', '9') is var comma && (comma < 0 || (inner[comma] == ',' && !inner[(comma + 1)..].ContainsAnyExceptInRange('0', '9'))) ? end + 1 : 0;
    }

    private void Escape()
    {
        var c = Peek();
        switch (c)
        {
            case 'b' or 'B':
                _at++;
                const string Word = "[0-9A-Za-z_]";
                _out.Append(c == 'b' ? $"(?:(?<={Word})(?!{Word})|(?<!{Word})(?={Word}))" : $"(?:(?<={Word})(?={Word})|(?<!{Word})(?!{Word}))");
                break;
            case >= '1' and <= '9':
                var start = _at;
                while (_at < _pattern.Length && char.IsAsciiDigit(_pattern[_at]))
                {
                    _at++;
                }

                // A group that took no part is an empty match in ECMA-262 and none in .NET.
                var number = _pattern[start.._at];
                _out.Append($@"(?({number})\{number})");
                break;
            case 'k':
                var end = _pattern.IndexOf('>', _at);
                if (end < 0 || _pattern[_at + 1] != '<')
                {
                    throw new FormatException("a reference has no name");
                }

                _out.Append($@"(?({_pattern[(_at + 2)..end]})\{_pattern[_at..(end + 1)]})");
                _at = end + 1;
                break;
            default:
                var set = new CharacterClass();
                if (TryReadSet(set))
                {
                    set.WriteTo(_out, isNegated: false);
                }
                else
                {
                    Literal(ReadEscapedCharacter());
                }

                break;
        }
    }

    private void ReadClass()
    {
        var set = new CharacterClass();
        var isNegated = Peek() == '^';
        _at += isNegated ? 1 : 0;
        while (Peek() != ']')
        {
            if (ReadMember(set) is not { } first)
            {
                continue;
            }

            if (Peek() != '-' || _at + 1 >= _pattern.Length || _pattern[_at + 1] == ']')
            {
                set.Add(first);
                continue;
            }

            _at++;
            if (ReadMember(set) is not { } last)
            {
                // A set is no end of a range: the hyphen stands for itself.
                set.Add(first).Add('-');
                continue;
            }

            set.Add(first, last >= first ? last : throw new FormatException("a range runs backwards"));
        }

        _at++;
        set.WriteTo(_out, isNegated);
    }

    /// <summary>One character of a class; null where a whole set was taken in instead.</summary>
    private int? ReadMember(CharacterClass set)
    {
        if (_pattern[_at] != '\\')
        {
            return ReadRune();
        }

        _at++;
        if (Peek() == 'b')
        {
            _at++;
            return '\b';
        }

        return TryReadSet(set) ? null : ReadEscapedCharacter();
    }

    /// <summary>Reads what follows a backslash, where it is a set of characters.</summary>
    private bool TryReadSet(CharacterClass set)
    {
        var c = Peek();
        switch (c)
        {
            case 'd' or 'D':
                set.AddDigits(isNegated: c == 'D');
                break;
            case 'w' or 'W':
                set.AddWord(isNegated: c == 'W');
                break;
            case 's' or 'S':
                set.AddSpace(isNegated: c == 'S');
                break;
            case 'p' or 'P':
                var end = _pattern.IndexOf('}', _at);
                if (end < 0 || _pattern[_at + 1] != '{')
                {
                    throw new FormatException("a Unicode property has no name");
                }

                set.AddProperty(_pattern[(_at + 2)..end], isNegated: c == 'P');
                _at = end;
                break;
            default:
                return false;
        }

        _at++;
        return true;
    }

    /// <summary>Reads what follows a backslash, where it is one character.</summary>
    private int ReadEscapedCharacter()
    {
        var c = Peek();
        _at++;
        switch (c)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case '0' when _at == _pattern.Length || !char.IsAsciiDigit(_pattern[_at]):
                return 0;
            case 'c' when char.IsAsciiLetter(Peek()):
                return _pattern[_at++] % 32;
            case 'x':
                return ReadHex(2);
            case 'u' when Peek() == '{':
                var end = _pattern.IndexOf('}', _at);
                var digits = end < 0 ? "" : _pattern[(_at + 1)..end];
                _at = end + 1;
                return uint.TryParse(digits, NumberStyles.AllowHexSpecifier, null, out var value) && value <= 0x10FFFF
                    ? (int)value
                    : throw new FormatException("an escape names no character");
            case 'u':
                var unit = (char)ReadHex(4);
                if (char.IsHighSurrogate(unit) && string.CompareOrdinal(_pattern, _at, @"\u", 0, 2) == 0)
                {
                    _at += 2;
                    var low = (char)ReadHex(4);
                    return char.IsLowSurrogate(low) ? char.ConvertToUtf32(unit, low) : throw new FormatException("an escape is half of a character");
                }

                return unit;
            default:
                return char.IsAsciiLetterOrDigit(c) ? throw new FormatException($"\\{c} is no escape of ECMA-262") : ReadRune(_at - 1);
        }
    }

    private int ReadHex(int digits)
    {
        if (_at + digits > _pattern.Length || !int.TryParse(_pattern.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, null, out var value))
        {
            throw new FormatException("an escape names no character");
        }

        _at += digits;
        return value;
    }

    private int ReadRune(int? from = null)
    {
        _at = from ?? _at;
        if (!Rune.TryGetRuneAt(_pattern, _at, out var rune))
        {
            throw new FormatException("it holds half of a character");
        }

        _at += rune.Utf16SequenceLength;
        return rune.Value;
    }

    private void Literal(int character) => new CharacterClass().Add(character).WriteTo(_out, isNegated: false);

    private char Peek() => _at < _pattern.Length ? _pattern[_at] : throw new FormatException("it ends too early");
}
