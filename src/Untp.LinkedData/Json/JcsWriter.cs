using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Untp.LinkedData.Json;

/// <summary>
/// One pass over the tokens of a value that writes it in canonical form. Members are written as they come; only an object whose members
/// stand in another order is put right afterwards. One thread.
/// </summary>
internal sealed class JcsWriter(PooledBytes output)
{
    private const int MaxDepth = 256;

    // Integers of so many digits are doubles, each written with its own digits.
    private const int MaxPlainDigits = 15;

    // Whoever parsed the value may have allowed more than we write.
    private static readonly JsonReaderOptions _lenient = new() { MaxDepth = int.MaxValue, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    // RFC 8785, section 3.2.2.2: only what JSON demands is escaped.
    private static readonly SearchValues<byte> _escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (byte)c), (byte)'"', (byte)'\\']);

    private readonly List<JcsMember> _members = [];

    public LinkedDataProblem? Write(ReadOnlySpan<byte> json, ReadOnlySpan<MemberChange> changes)
    {
        try
        {
            return WriteText(json, changes, MaxDepth);
        }
        catch (InvalidOperationException)
        {
            // Of valid JSON in valid UTF-8 only an escape can be wrong, and the reader throws for it.
            return new(LinkedDataCodes.JsonLoneSurrogate, "A string holds half of a surrogate pair, which is no character.");
        }
    }

    private LinkedDataProblem? WriteText(ReadOnlySpan<byte> json, ReadOnlySpan<MemberChange> changes, int depth)
    {
        var reader = new Utf8JsonReader(json, _lenient);
        reader.Read();
        return WriteValue(ref reader, changes, depth);
    }

    private LinkedDataProblem? WriteValue(ref Utf8JsonReader reader, ReadOnlySpan<MemberChange> changes, int depth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when depth == 0:
                return new(LinkedDataCodes.JsonTooDeep, $"The value nests deeper than {MaxDepth} levels.");
            case JsonTokenType.StartObject:
                return WriteObject(ref reader, changes, depth);
            case JsonTokenType.StartArray:
                return WriteArray(ref reader, depth);
            case JsonTokenType.String:
                WriteString(ref reader);
                return null;
            case JsonTokenType.Number:
                return WriteNumber(ref reader);
            default:
                output.Append(reader.ValueSpan);
                return null;
        }
    }

    private LinkedDataProblem? WriteArray(ref Utf8JsonReader reader, int depth)
    {
        output.Append((byte)'[');
        for (var isFirst = true; reader.Read() && reader.TokenType != JsonTokenType.EndArray; isFirst = false)
        {
            if (!isFirst)
            {
                output.Append((byte)',');
            }

            if (WriteValue(ref reader, [], depth - 1) is { } problem)
            {
                return problem;
            }
        }

        output.Append((byte)']');
        return null;
    }

    private LinkedDataProblem? WriteObject(ref Utf8JsonReader reader, ReadOnlySpan<MemberChange> changes, int depth)
    {
        var (start, first, isInOrder, found) = (output.Length, _members.Count, true, 0UL);
        output.Append((byte)'{');
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var change = IndexOf(changes, ref reader);
            if (change >= 0 && changes[change].Value is null)
            {
                reader.Skip();
                continue;
            }

            found |= change >= 0 ? 1UL << change : 0;
            var problem = WriteMember(ref reader, change >= 0 ? changes[change].Value : null, (start, first), depth, ref isInOrder);
            if (problem is not null)
            {
                return problem;
            }
        }

        for (var i = 0; i < changes.Length; i++)
        {
            if (changes[i].Value is { } added && (found & 1UL << i) == 0)
            {
                var name = new Utf8JsonReader(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, int>(1) { [changes[i].Name] = 0 }));
                name.Read();
                name.Read();
                if (WriteMember(ref name, added, (start, first), depth, ref isInOrder) is { } problem)
                {
                    return problem;
                }
            }
        }

        output.Append((byte)'}');
        var isSorted = isInOrder || TrySort(start, CollectionsMarshal.AsSpan(_members)[first..]);
        _members.RemoveRange(first, _members.Count - first);
        return isSorted ? null : new(LinkedDataCodes.JsonDuplicateMember, "A member stands twice in its object; keep one.");
    }

    private LinkedDataProblem? WriteMember(ref Utf8JsonReader reader, JsonElement? replacement, (int Start, int First) container, int depth, ref bool isInOrder)
    {
        if (_members.Count > container.First)
        {
            output.Append((byte)',');
        }

        var start = output.Length - container.Start;
        WriteString(ref reader);
        var nameEnd = output.Length - container.Start;
        output.Append((byte)':');
        reader.Read();
        LinkedDataProblem? problem;
        if (replacement is { } value)
        {
            reader.Skip();
            problem = WriteText(JsonMarshal.GetRawUtf8Value(value), [], depth - 1);
        }
        else
        {
            problem = WriteValue(ref reader, [], depth - 1);
        }

        if (problem is not null)
        {
            return problem;
        }

        var text = output.Written[container.Start..];
        var member = new JcsMember(start, nameEnd, text.Length);
        if (member.NameIn(text).Contains((byte)'\\'))
        {
            member = member with { Name = JsonElement.Parse(text[start..nameEnd]).GetString() };
        }

        isInOrder = isInOrder && member.Name is null && (_members.Count == container.First || JcsMemberOrder.Compare(_members[^1].NameIn(text), member.NameIn(text)) < 0);
        _members.Add(member);
        return null;
    }

    /// <summary>False where two members have one name.</summary>
    private bool TrySort(int start, Span<JcsMember> members)
    {
        var length = output.Length - start;
        var text = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            output.Written[start..].CopyTo(text);
            var order = new JcsMemberOrder(text);
            members.Sort(order);
            output.CutTo(start + 1);
            for (var i = 0; i < members.Length; i++)
            {
                if (i > 0)
                {
                    if (order.Compare(members[i - 1], members[i]) == 0)
                    {
                        return false;
                    }

                    output.Append((byte)',');
                }

                output.Append(text.AsSpan(members[i].Start..members[i].End));
            }

            output.Append((byte)'}');
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
        }
    }

    private static int IndexOf(ReadOnlySpan<MemberChange> changes, ref Utf8JsonReader name)
    {
        for (var i = 0; i < changes.Length; i++)
        {
            if (name.ValueTextEquals(changes[i].Name))
            {
                return i;
            }
        }

        return -1;
    }

    private LinkedDataProblem? WriteNumber(ref Utf8JsonReader reader)
    {
        if (IsPlainInteger(reader.ValueSpan))
        {
            output.Append(reader.ValueSpan);
            return null;
        }

        if (!reader.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            return new(LinkedDataCodes.JsonNumberRange, "A number is larger than a double holds.");
        }

        output.Append(Encoding.ASCII.GetBytes(EcmaScriptNumber.Format(number)));
        return null;
    }

    private static bool IsPlainInteger(ReadOnlySpan<byte> text)
    {
        var digits = text[0] == '-' ? text[1..] : text;
        return digits.Length <= MaxPlainDigits && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') && !text.SequenceEqual("-0"u8);
    }

    private void WriteString(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            output.Append((byte)'"');
            output.Append(reader.ValueSpan);
            output.Append((byte)'"');
            return;
        }

        var text = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            WriteEscaped(text.AsSpan(0, reader.CopyString(text)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
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
