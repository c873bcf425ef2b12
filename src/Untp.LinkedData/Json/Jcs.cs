using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Untp.LinkedData.Json;

/// <summary>The JSON Canonicalization Scheme. Source: RFC 8785. Threads: safe.</summary>
public static class Jcs
{
    /// <summary>Writes a value in its one canonical form.</summary>
    /// <remarks>
    /// Shape: UTF-8 out, without byte order mark; members by UTF-16 code units, numbers as ECMAScript writes them.
    /// Limits: 256 levels; the element is already bounded in bytes by whoever parsed it.
    /// Errors, only where the element was not read by <see cref="StrictJsonReader"/>: JSON_NOT_UTF8, JSON_LONE_SURROGATE, JSON_DUPLICATE_MEMBER,
    /// JSON_NUMBER_RANGE, JSON_TOO_DEEP; JSON_SYNTAX where there is no value; never throws.
    /// </remarks>
    /// <param name="value">The value.</param>
    /// <param name="changes">Members of the value, an object, that are left out or replaced; names differ. The value is not changed.</param>
    public static LinkedDataResult<byte[]> Canonicalize(JsonElement value, params ReadOnlySpan<MemberChange> changes)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return new LinkedDataProblem(LinkedDataCodes.JsonSyntax, "There is no value to write.");
        }

        var json = JsonMarshal.GetRawUtf8Value(value);
        if (!Utf8.IsValid(json))
        {
            return new LinkedDataProblem(LinkedDataCodes.JsonNotUtf8, "A string holds bytes that are not UTF-8.");
        }

        using var output = new PooledBytes(json.Length + 64);
        return new JcsWriter(output).Write(json, changes) is { } problem ? problem : output.Written.ToArray();
    }
}
