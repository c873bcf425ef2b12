using System.Text.Json;

namespace Untp.LinkedData.Json;

/// <summary>The JSON Canonicalization Scheme. Source: RFC 8785. Threads: safe.</summary>
public static class Jcs
{
    private const int MaxDepth = 256;

    /// <summary>Writes a value in its one canonical form.</summary>
    /// <remarks>
    /// Shape: UTF-8 out, without byte order mark; members by UTF-16 code units, numbers as ECMAScript writes them.
    /// Limits: 256 levels; the value is already bounded in bytes by whoever read it.
    /// Errors: JSON_TOO_DEEP; JSON_SYNTAX where there is no value; never throws.
    /// </remarks>
    /// <param name="value">The value.</param>
    /// <param name="changes">Members of the value, an object, that are left out or replaced; names differ. The value is not changed.</param>
    public static LinkedDataResult<byte[]> Canonicalize(StrictJson value, params ReadOnlySpan<MemberChange> changes)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return new LinkedDataProblem(LinkedDataCodes.JsonSyntax, "There is no value to write.");
        }

        using var output = new PooledBytes(value.RawUtf8.Length + 64);
        return new JcsWriter(output).Write(value, changes, MaxDepth)
            ? output.Written.ToArray()
            : new LinkedDataProblem(LinkedDataCodes.JsonTooDeep, $"The value nests deeper than {MaxDepth} levels.");
    }

    /// <summary>Whether two values are the same: they have one canonical form. False where one has none.</summary>
    /// <remarks>Never throws.</remarks>
    /// <param name="one">A value.</param>
    /// <param name="other">A value.</param>
    public static bool AreEqual(StrictJson one, StrictJson other) =>
        Canonicalize(one) is { IsSuccess: true } first && Canonicalize(other) is { IsSuccess: true } second && first.Value.AsSpan().SequenceEqual(second.Value);

    /// <summary>The same of a value that was not read strictly. Errors: those of <see cref="StrictJsonReader"/> too.</summary>
    internal static LinkedDataResult<byte[]> Canonicalize(ReadOnlySpan<byte> utf8)
    {
        var json = StrictJsonReader.Read(utf8, new JsonLimits { MaxBytes = int.MaxValue, MaxDepth = MaxDepth, MaxValues = int.MaxValue });
        return json.IsSuccess ? Canonicalize(json.Value) : LinkedDataResult<byte[]>.Failure(json.Problems);
    }
}
