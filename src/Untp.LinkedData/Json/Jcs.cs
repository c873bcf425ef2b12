using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Untp.LinkedData.Json;

/// <summary>The JSON Canonicalization Scheme. Source: RFC 8785. Threads: safe.</summary>
public static class Jcs
{
    private const int MaxDepth = 256;

    /// <summary>Writes a value in its one canonical form.</summary>
    /// <remarks>
    /// Shape: UTF-8 out, without byte order mark; members by UTF-16 code units, numbers as ECMAScript writes them.
    /// Limits: 256 levels; the element is already bounded in bytes by whoever parsed it.
    /// Errors, only where the element was not read by <see cref="StrictJsonReader"/>: JSON_LONE_SURROGATE, JSON_DUPLICATE_MEMBER,
    /// JSON_NUMBER_RANGE, JSON_TOO_DEEP; never throws.
    /// </remarks>
    /// <param name="value">The value.</param>
    public static LinkedDataResult<byte[]> Canonicalize(JsonElement value)
    {
        var output = new ArrayBufferWriter<byte>();
        return Write(value, output, MaxDepth) is { } problem ? problem : output.WrittenSpan.ToArray();
    }

    private static LinkedDataProblem? Write(JsonElement value, ArrayBufferWriter<byte> output, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object or JsonValueKind.Array when depth == 0:
                return new(LinkedDataCodes.JsonTooDeep, $"The value nests deeper than {MaxDepth} levels.");
            case JsonValueKind.Object:
                return WriteObject(value, output, depth);
            case JsonValueKind.Array:
                return WriteArray(value, output, depth);
            case JsonValueKind.String:
                return Text(value) is { } text ? WriteString(text, output) : LoneSurrogate();
            case JsonValueKind.Number:
                return WriteNumber(value, output);
            default:
                output.Write(value.ValueKind switch { JsonValueKind.True => "true"u8, JsonValueKind.False => "false"u8, _ => "null"u8 });
                return null;
        }
    }

    private static LinkedDataProblem? WriteObject(JsonElement value, ArrayBufferWriter<byte> output, int depth)
    {
        var members = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (Name(member) is not { } name)
            {
                return LoneSurrogate();
            }

            if (!members.TryAdd(name, member.Value))
            {
                return new(LinkedDataCodes.JsonDuplicateMember, "A member stands twice in its object; keep one.");
            }
        }

        var separator = (byte)'{';
        foreach (var (name, member) in members)
        {
            output.Write([separator]);
            separator = (byte)',';
            WriteString(name, output);
            output.Write(":"u8);
            if (Write(member, output, depth - 1) is { } problem)
            {
                return problem;
            }
        }

        output.Write(members.Count == 0 ? "{}"u8 : "}"u8);
        return null;
    }

    private static LinkedDataProblem? WriteArray(JsonElement value, ArrayBufferWriter<byte> output, int depth)
    {
        output.Write("["u8);
        var isFirst = true;
        foreach (var element in value.EnumerateArray())
        {
            output.Write(isFirst ? ""u8 : ","u8);
            isFirst = false;
            if (Write(element, output, depth - 1) is { } problem)
            {
                return problem;
            }
        }

        output.Write("]"u8);
        return null;
    }

    private static LinkedDataProblem? WriteNumber(JsonElement value, ArrayBufferWriter<byte> output)
    {
        if (!value.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            return new(LinkedDataCodes.JsonNumberRange, "A number is larger than a double holds.");
        }

        Encoding.ASCII.GetBytes(EcmaScriptNumber.Format(number), output);
        return null;
    }

    private static LinkedDataProblem? WriteString(string text, ArrayBufferWriter<byte> output)
    {
        // RFC 8785, section 3.2.2.2: only what JSON demands is escaped.
        var escaped = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\b' => escaped.Append("\\b"),
                '\t' => escaped.Append("\\t"),
                '\n' => escaped.Append("\\n"),
                '\f' => escaped.Append("\\f"),
                '\r' => escaped.Append("\\r"),
                < ' ' => escaped.Append($"\\u{(int)c:x4}"),
                _ => escaped.Append(c),
            };
        }

        Encoding.UTF8.GetBytes(escaped.Append('"').ToString(), output);
        return null;
    }

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static LinkedDataProblem LoneSurrogate() => new(LinkedDataCodes.JsonLoneSurrogate, "A string holds half of a surrogate pair, which is no character.");
}
