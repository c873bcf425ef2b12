using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;

namespace Untp.LinkedData.Json;

/// <summary>Writes values in canonical form from their tokens; the members of an object are put in order before any is written. One thread.</summary>
internal sealed class JcsWriter(PooledBytes output)
{
    // Integers of so many digits are doubles, each written with its own digits.
    private const int MaxPlainDigits = 15;

    // RFC 8785, section 3.2.2.2: only what JSON demands is escaped.
    private static readonly SearchValues<byte> _escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (byte)c), (byte)'"', (byte)'\\']);

    // Those of all open objects, the innermost at the end.
    private readonly List<JcsMember> _members = [];

    /// <summary>False where the value nests deeper than told.</summary>
    public bool Write(StrictJson value, ReadOnlySpan<MemberChange> changes, int depth)
    {
        var text = value.Text;
        ref readonly var token = ref text[value.Index];
        switch (token.Kind)
        {
            case JsonTokenKind.Object:
                return depth > 0 && WriteObject(value, changes, depth - 1);
            case JsonTokenKind.Array:
                return depth > 0 && WriteArray(value, depth - 1);
            case JsonTokenKind.Number:
                WriteNumber(text.TextOf(token));
                return true;
            case JsonTokenKind.String or JsonTokenKind.EscapedString:
                WriteString(text, token);
                return true;
            default:
                output.Append(text.TextOf(token));
                return true;
        }
    }

    private bool WriteArray(StrictJson array, int depth)
    {
        var separator = (byte)'[';
        foreach (var item in array.EnumerateArray())
        {
            output.Append(separator);
            separator = (byte)',';
            if (!Write(item, [], depth))
            {
                return false;
            }
        }

        output.Append(separator == '[' ? "[]"u8 : "]"u8);
        return true;
    }

    private bool WriteObject(StrictJson json, ReadOnlySpan<MemberChange> changes, int depth)
    {
        var first = _members.Count;
        AddMembers(json, changes);
        CollectionsMarshal.AsSpan(_members)[first..].Sort(JcsMemberOrder.Instance);
        var separator = (byte)'{';
        for (var i = first; i < _members.Count; i++)
        {
            var member = _members[i];
            output.Append(separator);
            separator = (byte)',';
            WriteString(member.Text, member.Name);
            output.Append((byte)':');
            if (!Write(member.Value, [], depth))
            {
                return false;
            }
        }

        output.Append(separator == '{' ? "{}"u8 : "}"u8);
        _members.RemoveRange(first, _members.Count - first);
        return true;
    }

    private void AddMembers(StrictJson json, ReadOnlySpan<MemberChange> changes)
    {
        var text = json.Text;
        for (int i = json.Index + 1, end = text[json.Index].Next; i < end; i = text[i + 1].Next)
        {
            if (IndexOf(changes, text, i) < 0)
            {
                _members.Add(new(text, i, new StrictJson(text, i + 1)));
            }
        }

        foreach (var change in changes)
        {
            if (change.Value is { } value)
            {
                _members.Add(new(StrictJson.From(change.Name).Text, 0, value));
            }
        }
    }

    private static int IndexOf(ReadOnlySpan<MemberChange> changes, StrictJsonText text, int name)
    {
        for (var i = 0; i < changes.Length; i++)
        {
            if (text.Reads(text[name], changes[i].Name))
            {
                return i;
            }
        }

        return -1;
    }

    private void WriteNumber(ReadOnlySpan<byte> text)
    {
        if (IsPlainInteger(text))
        {
            output.Append(text);
            return;
        }

        // It was read strictly, so it fits.
        _ = Utf8Parser.TryParse(text, out double number, out _);
        output.Append(Encoding.ASCII.GetBytes(EcmaScriptNumber.Format(number)));
    }

    private static bool IsPlainInteger(ReadOnlySpan<byte> text)
    {
        var digits = text[0] == '-' ? text[1..] : text;
        return digits.Length <= MaxPlainDigits && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') && !text.SequenceEqual("-0"u8);
    }

    private void WriteString(StrictJsonText text, in JsonToken token)
    {
        if (!token.IsEscaped)
        {
            output.Append(text.RawOf(token));
        }
        else
        {
            WriteEscaped(text.PlainOf(token));
        }
    }

    private void WriteEscaped(ReadOnlySpan<byte> text)
    {
        output.Append((byte)'"');
        for (int next; (next = text.IndexOfAny(_escaped)) >= 0; text = text[(next + 1)..])
        {
            output.Append(text[..next]);
            var c = text[next];
            output.Append(c switch
            {
                (byte)'"' => "\\\""u8,
                (byte)'\\' => "\\\\"u8,
                (byte)'\b' => "\\b"u8,
                (byte)'\t' => "\\t"u8,
                (byte)'\n' => "\\n"u8,
                (byte)'\f' => "\\f"u8,
                (byte)'\r' => "\\r"u8,
                _ => [.. "\\u00"u8, (byte)(c < 0x10 ? '0' : '1'), (byte)"0123456789abcdef"[c & 0xF]],
            });
        }

        output.Append(text);
        output.Append((byte)'"');
    }
}
